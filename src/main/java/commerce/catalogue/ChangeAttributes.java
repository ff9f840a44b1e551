package commerce.catalogue;

import java.util.List;
import java.util.Map;

import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator says what sellers have to tell of goods of a category: of products that are written or handed in from now on. */
@Component
class ChangeAttributes {
    private static final int LONGEST_CHOICES = 500;

    private final Categories categories;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    ChangeAttributes(Categories categories, JdbcClient jdbc, AuditLog audit) {
        this.categories = categories;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What a category says itself, in the order of the form. */
    @Transactional(readOnly = true)
    public List<GoodsForms.Said> of(CategoryId category) {
        return jdbc.sql("""
                select category_id, place, code, name_ko, name_en, required, choices from commerce_category_attribute
                where category_id = ? order by place, code""").param(category.value()).query(GoodsForms::said).list();
    }

    /**
     * Says one, or says it anew.
     *
     * @throws DomainException {@code CATEGORY_NOT_FOUND}, {@code CATEGORY_NOT_POSSIBLE}
     */
    @Transactional
    public void write(StaffCaller operator, CategoryId category, int place, Attribute attribute) {
        String choices = String.join(GoodsForms.BETWEEN_CHOICES, attribute.choices());
        if (categories.tree().find(category).isEmpty()) {
            throw new DomainException(CommerceError.CATEGORY_NOT_FOUND);
        }
        if (choices.length() > LONGEST_CHOICES) {
            throw new DomainException(CommerceError.CATEGORY_NOT_POSSIBLE, LONGEST_CHOICES);
        }
        jdbc.sql("""
                insert into commerce_category_attribute (category_id, code, place, name_ko, name_en, required, choices)
                values (?, ?, ?, ?, ?, ?, ?) on duplicate key update place = values(place), name_ko = values(name_ko),
                    name_en = values(name_en), required = values(required), choices = values(choices)""")
                .params(category.value(), attribute.code(), place, attribute.nameKo(), attribute.nameEn(),
                        attribute.required(), choices)
                .update();
        audit.record(AuditActor.of(operator), "commerce.category-attribute-written", "category",
                Long.toString(category.value()), Map.of("code", attribute.code(), "nameKo", attribute.nameKo(),
                        "required", Boolean.toString(attribute.required()), "choices", choices));
    }

    /** Says it no more; what products tell of it stays with them until they are written anew. */
    @Transactional
    public void remove(StaffCaller operator, CategoryId category, String code) {
        if (jdbc.sql("delete from commerce_category_attribute where category_id = ? and code = ?")
                .params(category.value(), code).update() == 0) {
            throw new DomainException(CommerceError.CATEGORY_NOT_FOUND);
        }
        audit.record(AuditActor.of(operator), "commerce.category-attribute-removed", "category",
                Long.toString(category.value()), Map.of("code", code));
    }
}
