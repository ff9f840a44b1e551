package commerce.catalogue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;

/** The tree of categories. */
@Queries
public class Categories {
    private static final Logger LOG = LoggerFactory.getLogger(Categories.class);

    private final JdbcClient jdbc;
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is now; small, and read seldom. */
    public CategoryTree tree() {
        return new CategoryTree(jdbc.sql("""
                select id, parent_id, name_ko, name_en, goods, notice from commerce_category order by place, id""")
                .query((row, number) -> {
                    long parent = row.getLong("parent_id");
                    String goods = row.getString("goods");
                    return new Category(new CategoryId(row.getLong("id")), parent == 0 ? null : new CategoryId(parent),
                            row.getString("name_ko"),
                            row.getString("name_en"), goodsOf(goods),
                            row.getString("notice"));
                }).list());
    }

    /** Among those below the same one; of one that is there. */
    public int place(CategoryId id) {
        return jdbc.sql("select place from commerce_category where id = ?").param(id.value()).query(Integer.class)
                .single();
    }

    private @Nullable GoodsCategory goodsOf(@Nullable String name) {
        if (name != null && !GoodsCategory.isKnown(name) && unknown.add(name)) {
            LOG.warn("Goods of the sort '{}' are not known here and are taken for {}", name, GoodsCategory.OTHER);
        }
        return name == null ? null : GoodsCategory.of(name);
    }
}
