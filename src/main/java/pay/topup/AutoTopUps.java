package pay.topup;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccountId;
import platform.id.Tsid;
import platform.money.Won;

/** Which members have their wallets filled by themselves. */
@Component
public class AutoTopUps {
    private final JdbcClient jdbc;

    AutoTopUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AutoTopUp> find(Tsid member) {
        return jdbc.sql("select bank_account_id, step from pay_auto_top_up where member_id = ?").param(member.value())
                .query((row, _) -> new AutoTopUp(new BankAccountId(row.getLong(1)), Won.of(row.getLong(2)))).optional();
    }

    void put(Tsid member, AutoTopUp chosen) {
        jdbc.sql("""
                insert into pay_auto_top_up (member_id, bank_account_id, step) values (?, ?, ?)
                on duplicate key update bank_account_id = values(bank_account_id), step = values(step)
                """).params(member.value(), chosen.bankAccountId().value(), chosen.step().amount()).update();
    }

    /** Nothing when there is nothing. */
    @Transactional
    public void remove(Tsid member) {
        jdbc.sql("delete from pay_auto_top_up where member_id = ?").param(member.value()).update();
    }
}
