/** A file as text, put into the bundle by Vite: data that the built server carries with it. */
declare module '*?raw' {
  const text: string;
  export default text;
}
