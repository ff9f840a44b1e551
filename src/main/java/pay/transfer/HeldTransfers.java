package pay.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.MovementId;
import pay.payee.PhoneBook;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import platform.time.UtcColumn;

/** What waits for the owner of a phone number to accept it. Of several who end one, the one that deletes its row has done so. */
@Component
class HeldTransfers {
    static final String TABLE = "pay_held_transfer";

    private final JdbcTemplate jdbc;
    private final PhoneBook phones;
    private final RowInsert rows;

    HeldTransfers(JdbcTemplate jdbc, PhoneBook phones) {
        this.jdbc = jdbc;
        this.phones = phones;
        this.rows = new RowInsert(jdbc, TABLE, "transfer_id", "sender", "phone", "phone_index", "hold", "accept_by");
    }

    /** One that begins to wait. */
    record Held(TransferId id, Tsid sender, PhoneNumber phone, MovementId hold, Instant acceptBy) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(List<Held> held) {
        rows.insert(held.stream().map(each -> new @Nullable Object[]{each.id().value(), each.sender().value(),
                phones.seal(each.phone(), TABLE, each.id().value()), phones.index(each.phone()), each.hold().value(),
                UtcColumn.of(each.acceptBy())}).toList());
    }

    /** Ends the waiting; returned is the hold in the ledger, or none when somebody else has ended it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<MovementId> end(TransferId id) {
        Optional<MovementId> hold = jdbc
                .query("select hold from pay_held_transfer where transfer_id = ? for update",
                        (row, _) -> new MovementId(row.getLong(1)), id.value())
                .stream().findFirst();
        hold.ifPresent(held -> jdbc.update("delete from pay_held_transfer where transfer_id = ?", id.value()));
        return hold;
    }

    /** Whether it waits for the owner of this phone number, by what that is stored under. */
    @Transactional(readOnly = true)
    public boolean isFor(TransferId id, List<String> phoneIndexes) {
        if (phoneIndexes.isEmpty()) {
            return false;
        }
        List<Object> values = new ArrayList<>(phoneIndexes);
        values.add(id.value());
        return !jdbc.queryForList("select 1 from pay_held_transfer where phone_index in ("
                + String.join(",", Collections.nCopies(phoneIndexes.size(), "?")) + ") and transfer_id = ?",
                Integer.class, values.toArray()).isEmpty();
    }

    /** Those that nobody has accepted in time, the longest overdue first. */
    @Transactional(readOnly = true)
    public List<TransferId> due(Instant now, int most) {
        return jdbc.query("select transfer_id from pay_held_transfer where accept_by <= ? order by accept_by limit ?",
                (row, _) -> new TransferId(row.getLong(1)), UtcColumn.of(now), most);
    }

    @Transactional(readOnly = true)
    public List<TransferId> of(Tsid sender) {
        return jdbc.query("select transfer_id from pay_held_transfer where sender = ? order by transfer_id",
                (row, _) -> new TransferId(row.getLong(1)), sender.value());
    }
}
