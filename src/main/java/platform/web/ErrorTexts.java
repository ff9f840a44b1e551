package platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import platform.id.TypedId;
import platform.money.Won;

/** The text for a person that belongs to a code, from the modules' message files. */
@Component
public class ErrorTexts {
    private final MessageSource messages;

    ErrorTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String of(ErrorCode code, List<Object> arguments, Locale locale) {
        return of(code.name(), arguments, locale);
    }

    String of(String key, List<Object> arguments, Locale locale) {
        Object[] shown = arguments.stream().map(ErrorTexts::shown).toArray();
        return Objects.requireNonNullElse(messages.getMessage(key, shown, key, locale), key);
    }

    private static Object shown(Object argument) {
        return switch (argument) {
            case Won won -> won.amount();
            case TypedId id -> Long.toString(id.value());
            default -> argument;
        };
    }
}
