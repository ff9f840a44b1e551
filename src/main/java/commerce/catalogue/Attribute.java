package commerce.catalogue;

import java.util.List;

/**
 * Something that one tells of goods of a category.
 *
 * @param choices what it can be; empty for any text
 */
public record Attribute(String code, String nameKo, String nameEn, boolean required, List<String> choices) {
    public Attribute {
        choices = List.copyOf(choices);
    }
}
