/**
 * UCDP Candidate Events Dataset, monthly releases 23.0.x to 25.0.x: the columns of UCDP GED, with `active_year` as
 * true or false and `code_status` naming what is still being checked ("Check deaths").
 * Documented in Hegre, Croicu, Eck and Högbladh (2020) and at https://ucdp.uu.se/downloads/.
 */
export const VERSION = '25.0';

export { NEEDED, OPTIONAL } from '../ucdp-ged/columns.ts';
