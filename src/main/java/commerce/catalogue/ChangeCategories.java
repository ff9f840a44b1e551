package commerce.catalogue;

import java.util.Map;

import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Ids;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator adds a category, or says another name, place or sort of goods of one; instances hear of it by the shelf's changes. */
@Component
class ChangeCategories {
    private final Categories categories;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Ids ids;

    ChangeCategories(Categories categories, JdbcClient jdbc, AuditLog audit, Ids ids) {
        this.categories = categories;
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * What is said of a category.
     *
     * @param place among those below the same one
     * @param goods null where there are only categories below it and no products
     * @param notice the law's list; null: as for those above it
     */
    record Said(String nameKo, String nameEn, int place, @Nullable GoodsCategory goods, @Nullable String notice) {}

    /**
     * Adds one.
     *
     * @param parent null for one of the first level
     * @throws DomainException {@code CATEGORY_NOT_FOUND}, {@code CATEGORY_NOT_POSSIBLE}
     */
    @Transactional
    public CategoryId add(StaffCaller operator, @Nullable CategoryId parent, Said said) {
        if (parent != null) {
            int depth = categories.tree().path(parent).size();
            if (depth == 0) {
                throw new DomainException(CommerceError.CATEGORY_NOT_FOUND);
            }
            if (depth >= CategoryTree.DEEPEST) {
                throw new DomainException(CommerceError.CATEGORY_NOT_POSSIBLE, CategoryTree.DEEPEST);
            }
        }
        CategoryId id = new CategoryId(ids.nextLong());
        jdbc.sql("""
                insert into commerce_category (id, parent_id, place, name_ko, name_en, goods, notice)
                values (:id, :parent, :place, :ko, :en, :goods, :notice)""").param("id", id.value())
                .param("parent", parent == null ? null : parent.value()).param("place", said.place())
                .param("ko", said.nameKo()).param("en", said.nameEn())
                .param("goods", said.goods() == null ? null : said.goods().name()).param("notice", said.notice())
                .update();
        record(operator, "commerce.category-added", id, said);
        return id;
    }

    /**
     * Says it anew.
     *
     * @throws DomainException {@code CATEGORY_NOT_FOUND}; {@code CATEGORY_NOT_POSSIBLE} when it would hold no products any more
     *     and has some
     */
    @Transactional
    public void change(StaffCaller operator, CategoryId id, Said said) {
        if (said.goods() == null && jdbc.sql("select 1 from commerce_product where category_id = ? limit 1")
                .param(id.value()).query(Integer.class).optional().isPresent()) {
            throw new DomainException(CommerceError.CATEGORY_NOT_POSSIBLE, "goods");
        }
        int changed = jdbc.sql("""
                update commerce_category set place = :place, name_ko = :ko, name_en = :en, goods = :goods,
                    notice = :notice where id = :id""").param("id", id.value()).param("place", said.place())
                .param("ko", said.nameKo()).param("en", said.nameEn())
                .param("goods", said.goods() == null ? null : said.goods().name()).param("notice", said.notice())
                .update();
        if (changed == 0 && categories.tree().find(id).isEmpty()) {
            throw new DomainException(CommerceError.CATEGORY_NOT_FOUND);
        }
        record(operator, "commerce.category-changed", id, said);
    }

    private void record(StaffCaller operator, String action, CategoryId id, Said said) {
        audit.record(AuditActor.of(operator), action, "category", Long.toString(id.value()),
                Map.of("nameKo", said.nameKo(), "nameEn", said.nameEn(), "place", Integer.toString(said.place()),
                        "goods", said.goods() == null ? "-" : said.goods().name(), "notice",
                        said.notice() == null ? "-" : said.notice()));
    }
}
