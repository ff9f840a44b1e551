package commerce.question;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;

/** How many questions wait for a seller's answer, for the first page of their admin. */
@Queries
public class WaitingQuestions {
    private final JdbcClient jdbc;

    WaitingQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counted up to {@code most}. */
    public int count(SellerId seller, int most) {
        return jdbc.sql("""
                select count(*) from (select id from commerce_question
                where seller_id = ? and state = 'VISIBLE' and waits = true limit ?) waiting""")
                .params(seller.value(), most).query(Integer.class).single();
    }
}
