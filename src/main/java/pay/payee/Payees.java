package pay.payee;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountId;
import pay.ledger.AccountKind;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import platform.time.UtcColumn;

/** Our own copy of members' phone numbers and masked names. */
@Component
public class Payees {
    static final String TABLE = "pay_payee";
    private static final String NAMELESS = "회원";

    private final JdbcTemplate jdbc;
    private final PhoneBook phones;

    Payees(JdbcTemplate jdbc, PhoneBook phones) {
        this.jdbc = jdbc;
        this.phones = phones;
    }

    /**
     * Members with a wallet; to the transaction's end it stays as it is, open or closed. Others may do so at the same time. All
     * lock in one order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Tsid, Payee> keep(SortedSet<Tsid> members) {
        String keys = String.join(" union all ", Collections.nCopies(members.size(), "select ? member_id"));
        Map<Tsid, Payee> found = new HashMap<>();
        // Both servers know this way of writing "for share".
        jdbc.query("select w.member_id, w.account_id, w.status, p.masked_name, w.suspense_account, w.reported from ("
                + keys
                + ") k straight_join pay_wallet w force index (primary) on w.member_id = k.member_id"
                + " left join pay_payee p on p.member_id = w.member_id lock in share mode", row -> {
                    Tsid member = new Tsid(row.getLong(1));
                    String name = row.getString(4);
                    Long suspense = row.getObject(5, Long.class);
                    found.put(member, new Payee(member,
                            new Account(new AccountId(row.getLong(2)), AccountKind.MEMBER_MONEY, member.value()),
                            row.getString(3).equals("OPEN"),
                            suspense == null
                                    ? null
                                    : new Account(new AccountId(suspense), AccountKind.SUSPENSE, member.value()),
                            row.getBoolean(6), name == null ? NAMELESS : name));
                }, members.stream().map(Tsid::value).toArray());
        return found;
    }

    /** Who has one of these phone numbers, by what it is stored under; of two who are told to have it, who got it last. */
    @Transactional(readOnly = true)
    public Map<String, Tsid> byPhone(Collection<String> indexes) {
        record Owner(String index, Tsid member, LocalDateTime since) {}
        return jdbc
                .query("select phone_index, member_id, phone_since from pay_payee where phone_index in ("
                        + String.join(",", Collections.nCopies(indexes.size(), "?")) + ")",
                        (row, _) -> new Owner(row.getString(1), new Tsid(row.getLong(2)),
                                row.getObject(3, LocalDateTime.class)),
                        indexes.toArray())
                .stream().sorted(Comparator.comparing(Owner::since))
                .collect(Collectors.toMap(Owner::index, Owner::member, (_, later) -> later));
    }

    /** Who has a phone number; while the key of indexes is rotated, who has it by the newest. */
    @Transactional(readOnly = true)
    public Optional<Tsid> owner(PhoneNumber phone) {
        List<String> indexes = phones.indexes(phone);
        Map<String, Tsid> found = byPhone(indexes);
        return indexes.stream().map(found::get).filter(Objects::nonNull).findFirst();
    }

    /** What is stored of a member's phone number wherever it is found by it; none of a member who left. */
    @Transactional(readOnly = true)
    public List<String> phoneOf(Tsid member) {
        return jdbc.query("select phone from pay_payee where member_id = ? and phone is not null",
                (row, _) -> phones.indexes(phones.open(row.getString(1), TABLE, member.value())), member.value())
                .stream().findFirst().orElse(List.of());
    }

    /** What is known of a member, unless something later is. A name that is null stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Tsid member, @Nullable String maskedName, @Nullable PhoneNumber phone, Instant since) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(member.value());
        values.add(maskedName == null ? NAMELESS : maskedName);
        values.add(phone == null ? null : phones.seal(phone, TABLE, member.value()));
        values.add(phone == null ? null : phones.index(phone));
        values.add(UtcColumn.of(since));
        // phone_since last: an assignment sees what those before it have set.
        jdbc.update("""
                insert into pay_payee (member_id, masked_name, phone, phone_index, phone_since) values (?, ?, ?, ?, ?)
                on duplicate key update masked_name = %s,
                    phone = if(phone_since < values(phone_since), values(phone), phone),
                    phone_index = if(phone_since < values(phone_since), values(phone_index), phone_index),
                    phone_since = greatest(phone_since, values(phone_since))
                """.formatted(maskedName == null ? "masked_name" : "values(masked_name)"), values.toArray());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        jdbc.update("delete from pay_payee where member_id = ?", member.value());
    }
}
