package commerce.question;

import platform.id.TypedId;

/** Identifies a question. */
public record QuestionId(long value) implements TypedId {}
