package commerce.image;

import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;

/** Who may see which pictures: everybody those of products that were approved and that Madang has not ended, and of reviews that are shown; a seller its own. */
@Queries
class ShownImages {
    private final JdbcClient jdbc;

    ShownImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What shows it. */
    enum By {
        PRODUCT, REVIEW
    }

    Optional<By> find(ImageId id) {
        return jdbc.sql("""
                select 'PRODUCT' from commerce_product_image s join commerce_product p on p.id = s.product_id
                where s.image_id = :id and p.banned_at is null
                union all
                select 'REVIEW' from commerce_member_image s join commerce_review r on r.id = s.review_id
                where s.id = :id and r.state = 'VISIBLE' limit 1""").param("id", id.value()).query(By.class)
                .optional();
    }

    /** Whether it is one that this seller brought, shown or not. */
    boolean isOf(SellerId seller, ImageId id) {
        return jdbc.sql("select 1 from commerce_image where id = ? and seller_id = ?")
                .params(id.value(), seller.value()).query(Integer.class).optional().isPresent();
    }
}
