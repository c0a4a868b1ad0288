# Signposts with a PostgreSQL server of its own beside it; see docker-compose.yml.
# The image needs DATABASE_URL: the embedded PostgreSQL (an optional package of 60 MB) is left out.

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:22-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM node:22-slim
# All settings: docs/operate.md.
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE* ./
COPY drizzle drizzle
COPY indicators indicators
USER node
EXPOSE 8600
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8600}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 and receives the signals; it ends in order on SIGTERM.
CMD ["node", "--enable-source-maps", "dist/server/main.js"]
