package commerce.review;

import java.util.List;

import commerce.catalogue.ProductId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How many visible reviews give a product so many stars; counted in the transaction that makes it so. */
@Service
class Ratings {
    private static final List<String> STARS = List.of("ones", "twos", "threes", "fours", "fives");

    private final JdbcClient jdbc;

    Ratings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ProductId product, int rating) {
        String stars = STARS.get(rating - 1);
        jdbc.sql("insert into commerce_product_rating (product_id, " + stars
                + ") values (?, 1) on duplicate key update " + stars + " = " + stars + " + 1").param(product.value())
                .update();
    }

    void remove(ProductId product, int rating) {
        String stars = STARS.get(rating - 1);
        jdbc.sql("update commerce_product_rating set " + stars + " = " + stars + " - 1 where product_id = ?")
                .param(product.value()).update();
    }

    /** By stars, those with one first; all are zero of a product that nobody has reviewed. */
    List<Integer> of(ProductId product) {
        return jdbc.sql("select ones, twos, threes, fours, fives from commerce_product_rating where product_id = ?")
                .param(product.value())
                .query((row, number) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4),
                        row.getInt(5)))
                .optional().orElse(List.of(0, 0, 0, 0, 0));
    }
}
