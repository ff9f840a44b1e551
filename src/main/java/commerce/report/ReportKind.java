package commerce.report;

/** What can be reported. */
public enum ReportKind {
    REVIEW, QUESTION
}
