package platform.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %mask(%m%wEx)} in a plain log pattern: message and exception text without personal data. */
public class MaskConverter extends CompositeConverter<ILoggingEvent> {
    @Override
    protected String transform(ILoggingEvent event, String text) {
        return Mask.of(text);
    }
}
