package commerce.catalogue;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tree of categories. */
@Service
public class Categories {
    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is now; small, and read seldom. */
    @Transactional(readOnly = true)
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

    private static @Nullable GoodsCategory goodsOf(@Nullable String name) {
        return name == null ? null : GoodsCategory.valueOf(name);
    }
}
