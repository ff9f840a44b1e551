package platform.web.json;

import platform.web.ForbiddenCharacters;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.type.LogicalType;

/** Reads a string: only from a JSON string, and only with characters that can be stored and shown. */
class TextDeserializer extends StdScalarDeserializer<String> {
    TextDeserializer() {
        super(String.class);
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
        String text = parser.getString();
        if (ForbiddenCharacters.isIn(text)) {
            throw new ForbiddenTextException(parser);
        }
        return text;
    }
}
