package platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that may have several lines: a field of a JSON body, or of a form. Line breaks arrive as LF or CR LF and are kept as LF; they are
 * {@code FORBIDDEN_CHARACTERS} in all other text, as any other control character is in this one. A blank field of
 * a form is null.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface MultiLine {
}
