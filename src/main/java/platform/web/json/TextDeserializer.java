package platform.web.json;

import org.jspecify.annotations.Nullable;
import platform.web.ForbiddenCharacters;
import platform.web.MultiLine;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.type.LogicalType;

/** Reads a string: only from a JSON string, and only with characters that can be stored and shown. */
class TextDeserializer extends StdScalarDeserializer<String> {
    private final boolean multiLine;

    TextDeserializer() {
        this(false);
    }

    private TextDeserializer(boolean multiLine) {
        super(String.class);
        this.multiLine = multiLine;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return property == null || property.getAnnotation(MultiLine.class) == null ? this : new TextDeserializer(true);
    }

    @Override
    public LogicalType logicalType() {
        return LogicalType.Textual;
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(getValueType(context), parser);
        }
        String text = multiLine ? ForbiddenCharacters.lines(parser.getString()) : parser.getString();
        if (multiLine ? ForbiddenCharacters.isInLines(text) : ForbiddenCharacters.isIn(text)) {
            throw new ForbiddenTextException(parser);
        }
        return text;
    }
}
