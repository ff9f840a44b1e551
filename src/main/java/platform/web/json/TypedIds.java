package platform.web.json;

import java.lang.reflect.Constructor;

import org.jspecify.annotations.Nullable;
import platform.id.TypedId;

/** Makes typed ids from their decimal strings. */
final class TypedIds {
    private static final int MAX_DIGITS = 19;

    private TypedIds() {}

    static boolean isTypedId(Class<?> type) {
        return type.isRecord() && TypedId.class.isAssignableFrom(type);
    }

    /** Null when the text is no positive 64-bit decimal number in its shortest form. */
    static @Nullable Long parse(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || text.charAt(0) == '0') {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static <T> T make(Class<T> type, long value) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(long.class);
            constructor.setAccessible(true);
            return constructor.newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a record of one long", e);
        }
    }
}
