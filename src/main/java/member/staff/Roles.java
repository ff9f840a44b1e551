package member.staff;

import java.util.List;
import java.util.Set;

import member.error.MemberError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.web.DomainException;

/** The roles that there are. */
@Queries
class Roles {
    private final JdbcClient jdbc;

    Roles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Role> all() {
        return jdbc.sql("select name, for_sellers, description_ko, description_en from member_role order by name")
                .query((row, number) -> new Role(row.getString("name"), row.getBoolean("for_sellers"),
                        row.getString("description_ko"), row.getString("description_en")))
                .list();
    }

    /**
     * Refuses roles that do not exist or do not go together: a seller's people have roles for sellers alone, Madang's own none
     * of them; and nobody has none.
     *
     * @throws DomainException {@link MemberError#STAFF_ROLES_INVALID}
     */
    public void requireFitting(Set<String> roles, @Nullable Tsid sellerId) {
        long fitting = all().stream().filter(role -> role.forSellers() == (sellerId != null))
                .filter(role -> roles.contains(role.name())).count();
        if (roles.isEmpty() || fitting != roles.size()) {
            throw new DomainException(MemberError.STAFF_ROLES_INVALID);
        }
    }
}
