package home.tell;

import java.time.Instant;

import home.rebuild.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Keeps the movements of wallets and the balance after the newest, in whatever order they are told. */
@Service
class KeepWallet {
    private final JdbcClient jdbc;
    private final ForgetMember forget;

    KeepWallet(JdbcClient jdbc, ForgetMember forget) {
        this.jdbc = jdbc;
        this.forget = forget;
    }

    /** One movement of a wallet; {@code sequence} counts the wallet's movements. */
    record Movement(Tsid id, Tsid memberId, long sequence, Won amount, Won balance, String kind, String description,
            Instant at) {}

    @Transactional
    void moved(Movement movement) {
        // The wallet's row comes first and is the lock of the other table, when they are emptied to be built anew.
        // sequence last: an assignment sees what those before it have set.
        jdbc.sql("""
                insert into home_wallet (member_id, balance, sequence, as_of)
                values (:member, :balance, :sequence, :at)
                on duplicate key update balance = if(sequence < :sequence, :balance, balance),
                    as_of = if(sequence < :sequence, :at, as_of), sequence = greatest(sequence, :sequence)""")
                .param("member", movement.memberId().value()).param("balance", movement.balance().amount())
                .param("sequence", movement.sequence()).param("at", UtcColumn.of(movement.at())).update();
        add(movement);
        forget.forgetIfLeft(movement.memberId(), ReadModel.WALLET);
    }

    private void add(Movement movement) {
        jdbc.sql("""
                insert into home_movement (movement_id, member_id, sequence, amount, balance, kind, description, at)
                select :id, :member, :sequence, :amount, :balance, :kind, :description, :at from dual
                where not exists (select 1 from home_movement where movement_id = :id)""")
                .param("id", movement.id().value()).param("member", movement.memberId().value())
                .param("sequence", movement.sequence()).param("amount", movement.amount().amount())
                .param("balance", movement.balance().amount()).param("kind", movement.kind())
                .param("description", movement.description()).param("at", UtcColumn.of(movement.at())).update();
    }
}
