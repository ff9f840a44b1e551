package home.tell;

import java.time.Instant;

import home.rebuild.ReadModel;
import home.spending.Category;
import home.spending.SpendingRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Keeps the movements of wallets, the balance after the newest, and what is spent in a month, in whatever order they are told. */
@Service
class KeepWallet {
    private final JdbcClient jdbc;
    private final ForgetMember forget;
    private final SpendingRules rules = SpendingRules.load();

    KeepWallet(JdbcClient jdbc, ForgetMember forget) {
        this.jdbc = jdbc;
        this.forget = forget;
    }

    /** One movement of a wallet; {@code sequence} counts the wallet's movements. */
    record Movement(Tsid id, Tsid memberId, long sequence, Won amount, Won balance, String kind, String description,
            Instant at) {}

    @Transactional
    void moved(Movement movement) {
        // The wallet's row comes first and is the lock of the other two tables, when they are emptied to be built anew.
        // sequence last: an assignment sees what those before it have set.
        jdbc.sql("""
                insert into home_wallet (member_id, balance, sequence, as_of)
                values (:member, :balance, :sequence, :at)
                on duplicate key update balance = if(sequence < :sequence, :balance, balance),
                    as_of = if(sequence < :sequence, :at, as_of), sequence = greatest(sequence, :sequence)""")
                .param("member", movement.memberId().value()).param("balance", movement.balance().amount())
                .param("sequence", movement.sequence()).param("at", UtcColumn.of(movement.at())).update();
        if (isNew(movement)) {
            rules.category(movement.kind(), movement.description(), Months.day(movement.at()))
                    .ifPresent(category -> spend(movement, category));
        }
        forget.forgetIfLeft(movement.memberId(), ReadModel.WALLET);
    }

    private boolean isNew(Movement movement) {
        return jdbc.sql("""
                insert into home_movement (movement_id, member_id, sequence, amount, balance, kind, description, at)
                select :id, :member, :sequence, :amount, :balance, :kind, :description, :at from dual
                where not exists (select 1 from home_movement where movement_id = :id)""")
                .param("id", movement.id().value()).param("member", movement.memberId().value())
                .param("sequence", movement.sequence()).param("amount", movement.amount().amount())
                .param("balance", movement.balance().amount()).param("kind", movement.kind())
                .param("description", movement.description()).param("at", UtcColumn.of(movement.at())).update() == 1;
    }

    private void spend(Movement movement, Category category) {
        jdbc.sql("""
                insert into home_spending (member_id, month, category, amount, times, as_of)
                values (:member, :month, :category, :amount, 1, :at)
                on duplicate key update amount = amount + :amount, times = times + 1, as_of = greatest(as_of, :at)""")
                .param("member", movement.memberId().value()).param("month", Months.first(movement.at()))
                .param("category", category.name()).param("amount", -movement.amount().amount())
                .param("at", UtcColumn.of(movement.at())).update();
    }
}
