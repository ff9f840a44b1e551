package member.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import member.error.MemberError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** The people who work in the browser, as an administrator sees them. */
@Queries
class StaffList {
    private static final String SELECT = """
            select id, login_name, seller_id, disabled_at is not null as disabled, password_hash is null as invited
            from member_staff\s""";

    private final JdbcClient jdbc;

    StaffList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody is at present. */
    enum Condition {
        /** They have not chosen a password yet. */
        INVITED, ACTIVE,
        /** Shut out. */
        DISABLED
    }

    /** One of them. */
    record Listed(Tsid id, String loginName, @Nullable Tsid sellerId, Condition condition, Set<String> roles) {
        Listed with(Set<String> given) {
            return new Listed(id, loginName, sellerId, condition, given);
        }
    }

    /** In the order of their names, beginning behind this one. */
    public List<Listed> list(String after, int most) {
        return withRoles(jdbc.sql(SELECT + "where login_name > ? order by login_name limit ?").params(after, most)
                .query((row, number) -> listed(row)).list());
    }

    /** A seller's people, in the order of their names. */
    public List<Listed> ofSeller(Tsid seller, int most) {
        return withRoles(jdbc.sql(SELECT + """
                where seller_id = ? and exists (select 1 from member_staff_role r
                    where r.staff_id = member_staff.id and r.role = 'SELLER')
                order by login_name limit ?""").params(seller.value(), most).query((row, number) -> listed(row))
                .list());
    }

    /** The names of whoever works or has worked for a seller. */
    public Map<Tsid, String> namesOf(Tsid seller) {
        return jdbc.sql("select id, login_name from member_staff where seller_id = ?").param(seller.value())
                .query((row, number) -> Map.entry(new Tsid(row.getLong("id")), row.getString("login_name"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Listed> withRoles(List<Listed> found) {
        if (found.isEmpty()) {
            return found;
        }
        Map<Long, Set<String>> roles = jdbc.sql("select staff_id, role from member_staff_role where staff_id in (:ids)")
                .param("ids", found.stream().map(each -> each.id().value()).toList())
                .query((row, number) -> Map.entry(row.getLong("staff_id"), row.getString("role"))).stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
        return found.stream().map(each -> each.with(roles.getOrDefault(each.id().value(), Set.of()))).toList();
    }

    /**
     * One of them, without the roles.
     *
     * @throws DomainException {@link MemberError#STAFF_NOT_FOUND}
     */
    public Listed require(Tsid id) {
        Optional<Listed> found = jdbc.sql(SELECT + "where id = ?").param(id.value())
                .query((row, number) -> listed(row)).optional();
        return found.orElseThrow(() -> new DomainException(MemberError.STAFF_NOT_FOUND));
    }

    /**
     * The same, but not the administrator: nobody takes their own rights away by mistake, and one always remains.
     *
     * @throws DomainException {@link MemberError#STAFF_NOT_FOUND}, {@link MemberError#STAFF_OWN_RIGHTS}
     */
    public Listed requireAnother(StaffCaller admin, Tsid id) {
        if (admin.staffId().equals(id)) {
            throw new DomainException(MemberError.STAFF_OWN_RIGHTS);
        }
        return require(id);
    }

    private static Listed listed(ResultSet row) throws SQLException {
        long seller = row.getLong("seller_id");
        Tsid sellerId = row.wasNull() ? null : new Tsid(seller);
        Condition active = row.getBoolean("invited") ? Condition.INVITED : Condition.ACTIVE;
        return new Listed(new Tsid(row.getLong("id")), row.getString("login_name"), sellerId,
                row.getBoolean("disabled") ? Condition.DISABLED : active, Set.of());
    }
}
