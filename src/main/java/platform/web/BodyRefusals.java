package platform.web;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import platform.web.json.ForbiddenTextException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells why a body could not be read, naming the field and never repeating what the caller sent. */
@Component
class BodyRefusals {
    private final ErrorTexts texts;

    BodyRefusals(ErrorTexts texts) {
        this.texts = texts;
    }

    Refusal of(HttpMessageNotReadableException unreadable, Locale locale) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return Refusal.of(PlatformError.BODY_TOO_LARGE);
            }
            if (cause instanceof JacksonException json) {
                return of(json, locale);
            }
        }
        return Refusal.of(PlatformError.MISSING_BODY);
    }

    private Refusal of(JacksonException json, Locale locale) {
        if (bodyTooLarge(json)) {
            return Refusal.of(PlatformError.BODY_TOO_LARGE);
        }
        FieldRule rule = ruleOf(json);
        String field = pathOf(json);
        if (rule == null || field.isEmpty()) {
            return Refusal.of(PlatformError.MALFORMED_BODY);
        }
        return Refusal.ofFields(PlatformError.INVALID_REQUEST, List.of(rule.problem(field, texts, locale)));
    }

    private static @Nullable FieldRule ruleOf(JacksonException json) {
        return switch (json) {
            case UnrecognizedPropertyException _ -> FieldRule.UNKNOWN_FIELD;
            case ForbiddenTextException _ -> FieldRule.FORBIDDEN_CHARACTERS;
            case InputCoercionException _ -> FieldRule.OUT_OF_RANGE;
            case MismatchedInputException _ ->
                json.getCause() instanceof InputCoercionException ? FieldRule.OUT_OF_RANGE : FieldRule.WRONG_TYPE;
            case DatabindException _ -> FieldRule.WRONG_TYPE;
            default -> null;
        };
    }

    private static boolean bodyTooLarge(Throwable json) {
        return json.getCause() instanceof BodyTooLargeException;
    }

    private static String pathOf(JacksonException json) {
        StringBuilder path = new StringBuilder();
        for (var step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
