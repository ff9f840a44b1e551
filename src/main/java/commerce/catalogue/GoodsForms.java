package commerce.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;

/** What has to be told of goods, by category. */
@Queries
public class GoodsForms {
    static final String BETWEEN_CHOICES = "|";

    private final JdbcClient jdbc;
    private final Categories categories;
    private final LegalNotice notice;

    GoodsForms(JdbcClient jdbc, Categories categories, LegalNotice notice) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.notice = notice;
    }

    /** Of a category; empty when there is none. */
    public Optional<GoodsForm> of(CategoryId id) {
        List<Category> path = categories.tree().path(id);
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(new GoodsForm(path.getLast(), attributes(path), notice.of(noticeOf(path))));
    }

    private List<Attribute> attributes(List<Category> path) {
        return merged(path, jdbc.sql("""
                select category_id, place, code, name_ko, name_en, required, choices from commerce_category_attribute
                where category_id in (:ids) order by category_id, code""")
                .param("ids", path.stream().map(category -> category.id().value()).toList()).query(GoodsForms::said)
                .list());
    }

    static Said said(ResultSet row, int number) throws SQLException {
        String choices = row.getString("choices");
        return new Said(new CategoryId(row.getLong("category_id")), row.getInt("place"),
                new Attribute(row.getString("code"), row.getString("name_ko"), row.getString("name_en"),
                        row.getBoolean("required"),
                        choices.isEmpty()
                                ? List.of()
                                : List.of(choices.split(Pattern.quote(BETWEEN_CHOICES), -1))));
    }

    /** What a category itself says, and at which place of the form. */
    record Said(CategoryId category, int place, Attribute attribute) {}

    /** In the order of their places; a more exact category may say anew what one above it says. */
    static List<Attribute> merged(List<Category> path, List<Said> said) {
        Map<String, Said> last = new LinkedHashMap<>();
        path.forEach(category -> said.stream().filter(each -> each.category().equals(category.id()))
                .forEach(each -> last.put(each.attribute().code(), each)));
        return last.values().stream().sorted(Comparator.comparingInt(Said::place)).map(Said::attribute).toList();
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
