declare module "jstat" {
  interface Beta {
    /** Quantile of the beta distribution. */
    inv(p: number, alpha: number, beta: number): number;
  }
  const jStat: { readonly beta: Beta };
  export default jStat;
}
