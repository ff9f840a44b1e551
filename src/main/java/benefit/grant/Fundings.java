package benefit.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Money put behind programmes. */
@Repository
class Fundings {
    /** The release before V220 orders them without a time. */
    private static final String UNANSWERED = " from benefit_funding where state = 'ORDERED'"
            + " and coalesce(repeat_at, ordered_at) <= ? ";

    private final JdbcClient jdbc;

    Fundings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it was ordered before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Funding funding, Instant now, Instant repeatAt) {
        try {
            jdbc.sql("""
                    insert into benefit_funding (id, programme_id, amount, state, ordered_at, repeat_at)
                    values (?, ?, ?, 'ORDERED', ?, ?)""")
                    .params(funding.id().value(), funding.programme().id().value(), funding.amount().amount(),
                            UtcColumn.of(now), UtcColumn.of(repeatAt))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whether pay had not booked it before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean booked(Tsid id, Instant at) {
        return jdbc.sql("update benefit_funding set state = 'BOOKED', booked_at = ? where id = ? and state = 'ORDERED'")
                .params(UtcColumn.of(at), id.value()).update() == 1;
    }

    /** One that pay has not answered, and how often it was told. */
    record Unanswered(Funding funding, int times) {}

    /** Those whose time has come, locked; what others hold is left to them. Few wait at any time: who orders them are operators. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Unanswered> lockUnanswered(Instant now, int most) {
        return jdbc.sql("select id, programme_id, amount, told" + UNANSWERED
                + "order by id limit ? for update skip locked").params(UtcColumn.of(now), most)
                .query(Fundings::unanswered).list();
    }

    /** The same, also those of which the rows cannot be read. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<FundingId> unanswered(Instant now, int most) {
        return jdbc.sql("select id" + UNANSWERED + "order by id limit ?").params(UtcColumn.of(now), most)
                .query((row, number) -> new FundingId(row.getLong("id"))).list();
    }

    /** Locks one of them, unless it is booked by now or another holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Unanswered> lockUnanswered(FundingId id, Instant now) {
        return jdbc.sql("select id, programme_id, amount, told" + UNANSWERED + "and id = ? for update skip locked")
                .params(UtcColumn.of(now), id.value()).query(Fundings::unanswered).list();
    }

    /** Pay is told of it again then, if it does not book it before. */
    @Transactional(propagation = Propagation.MANDATORY)
    void putOff(FundingId id, Instant repeatAt) {
        jdbc.sql("update benefit_funding set repeat_at = ? where id = ? and state = 'ORDERED'")
                .params(UtcColumn.of(repeatAt), id.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void toldAgain(FundingId id, Instant repeatAt) {
        jdbc.sql("update benefit_funding set told = told + 1, repeat_at = ? where id = ?")
                .params(UtcColumn.of(repeatAt), id.value()).update();
    }

    private static Unanswered unanswered(ResultSet row, int number) throws SQLException {
        return new Unanswered(new Funding(new FundingId(row.getLong("id")), Programme.of(row.getLong("programme_id")),
                Won.of(row.getLong("amount"))), row.getInt("told"));
    }
}
