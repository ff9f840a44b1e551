package platform.web;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** What can be wrong with a field before any constraint on it is looked at; the texts are under {@code field.<rule>}. */
enum FieldRule {
    REQUIRED, WRONG_TYPE, UNKNOWN_FIELD, DUPLICATE_FIELD, FORBIDDEN_CHARACTERS, OUT_OF_RANGE;

    Problem.FieldProblem problem(String field, ErrorTexts texts, Locale locale) {
        return new Problem.FieldProblem(field, name(), texts.of("field." + name(), List.of(), locale));
    }

    /** {@code NotNull} and {@code NotBlank} become REQUIRED, {@code PositiveOrZero} becomes POSITIVE_OR_ZERO. */
    static String codeOf(@Nullable String constraint) {
        if (constraint == null) {
            return "INVALID";
        }
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> REQUIRED.name();
            case "typeMismatch" -> WRONG_TYPE.name();
            default -> constraint.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        };
    }
}
