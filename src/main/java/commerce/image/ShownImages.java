package commerce.image;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The pictures that everybody may see: those of products that were approved and that Madang has not ended. */
@Repository
class ShownImages {
    private final JdbcClient jdbc;

    ShownImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    boolean contains(ImageId id) {
        return jdbc.sql("""
                select 1 from commerce_product_image s join commerce_product p on p.id = s.product_id
                where s.image_id = ? and p.banned_at is null limit 1""").param(id.value()).query(Integer.class)
                .optional().isPresent();
    }
}
