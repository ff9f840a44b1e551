package pay.card;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** By what the provider knows a member: random, so that nobody can guess another's. */
@Component
class CustomerKeys {
    private final JdbcClient jdbc;

    CustomerKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The member's key, made at the first time. */
    @Transactional
    public String of(Tsid memberId) {
        jdbc.sql("""
                insert into pay_card_customer (member_id, customer_key) values (?, ?)
                on duplicate key update member_id = member_id
                """).params(memberId.value(), UUID.randomUUID().toString()).update();
        return find(memberId).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<String> find(Tsid memberId) {
        return jdbc.sql("select customer_key from pay_card_customer where member_id = ?").param(memberId.value())
                .query(String.class).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid memberId) {
        jdbc.sql("delete from pay_card_customer where member_id = ?").param(memberId.value()).update();
    }
}
