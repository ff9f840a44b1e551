package platform.id;

import java.lang.reflect.Constructor;

import org.jspecify.annotations.Nullable;

/** Makes typed ids from their decimal strings. */
public final class TypedIds {
    private static final int MAX_DIGITS = 19;

    private TypedIds() {}

    /** Whether a class is a typed id. */
    public static boolean isTypedId(Class<?> type) {
        return type.isRecord() && TypedId.class.isAssignableFrom(type);
    }

    /** Null when the text is no positive 64-bit decimal number in its shortest form. */
    public static @Nullable Long parse(String text) {
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

    /** The id of a type with a value. */
    public static <T> T make(Class<T> type, long value) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(long.class);
            constructor.setAccessible(true);
            return constructor.newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a record of one long", e);
        }
    }
}
