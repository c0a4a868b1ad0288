/** What the dialog "Share this page" is opened with. */
export interface ShareDialogProps {
  forecast: string;
  /** The chart of the page, where it has one. */
  chart?: { indicator: string; title: string } | null;
  onclose: () => void;
}
