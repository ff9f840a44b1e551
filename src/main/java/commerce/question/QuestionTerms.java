package commerce.question;

/** How long a question and its answer may be. */
final class QuestionTerms {
    static final int LONGEST_TEXT = 500;
    static final int LONGEST_ANSWER = 1_000;

    private QuestionTerms() {}
}
