package commerce.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has to be told of goods, by category. */
@Service
public class GoodsForms {
    private final JdbcClient jdbc;
    private final Categories categories;
    private final LegalNotice notice;

    GoodsForms(JdbcClient jdbc, Categories categories, LegalNotice notice) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.notice = notice;
    }

    /** Of a category; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<GoodsForm> of(CategoryId id) {
        List<Category> path = categories.tree().path(id);
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(new GoodsForm(path.getLast(), attributes(path), notice.of(noticeOf(path))));
    }

    /** A more exact category may say anew what one above it says. */
    private List<Attribute> attributes(List<Category> path) {
        Map<String, Attribute> found = new LinkedHashMap<>();
        List<Long> ids = path.stream().map(category -> category.id().value()).toList();
        jdbc.sql("""
                select category_id, code, name_ko, name_en, required, choices from commerce_category_attribute
                where category_id in (:ids) order by place, category_id""").param("ids", ids)
                .query(row -> {
                    String choices = row.getString("choices");
                    found.put(row.getString("code"),
                            new Attribute(row.getString("code"), row.getString("name_ko"), row.getString("name_en"),
                                    row.getBoolean("required"),
                                    choices.isEmpty() ? List.of() : List.of(choices.split("\\|", -1))));
                });
        return new ArrayList<>(found.values());
    }

    private static String noticeOf(List<Category> path) {
        for (Category category : path.reversed()) {
            String kind = category.notice();
            if (kind != null) {
                return kind;
            }
        }
        return LegalNotice.EVERYTHING_ELSE;
    }
}
