package benefit.ladder;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The reward ladder is data, dated: a day has the one that came into force last before it ended. */
@Component
public class Ladder {
    /** A ladder's day is found along its key; its rungs lie beside each other. */
    static final String IN_FORCE = """
            select steps, points from benefit_rung
            where valid_from = (select max(valid_from) from benefit_rung where valid_from <= ?) order by steps""";

    private final JdbcClient jdbc;

    Ladder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rungs of a day, lowest first. */
    @Transactional(readOnly = true)
    public List<Rung> of(LocalDate day) {
        return jdbc.sql(IN_FORCE).param(day)
                .query((row, number) -> new Rung(row.getInt("steps"), row.getLong("points"))).list();
    }

    /** The first days of ladders of which nobody was told; now they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<LocalDate> takeUntold() {
        List<LocalDate> untold = jdbc
                .sql("select valid_from from benefit_rung where not told order by valid_from for update skip locked")
                .query((row, number) -> Objects.requireNonNull(row.getObject("valid_from", LocalDate.class))).list()
                .stream().distinct().toList();
        untold.forEach(from -> jdbc.sql("update benefit_rung set told = true where valid_from = ?").param(from)
                .update());
        return untold;
    }
}
