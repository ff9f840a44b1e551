package commerce.catalogue;

import java.util.List;

/**
 * What a seller has to tell of goods of one category.
 *
 * @param attributes of the category and of those above it
 * @param notice what the law wants told
 */
public record GoodsForm(Category category, List<Attribute> attributes, List<NoticeItem> notice) {
    public GoodsForm {
        attributes = List.copyOf(attributes);
        notice = List.copyOf(notice);
    }
}
