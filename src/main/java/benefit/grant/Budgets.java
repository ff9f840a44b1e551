package benefit.grant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** What the programmes may give away. Their rows are hot: change one last, and commit soon. */
@Repository
class Budgets {
    private final JdbcClient jdbc;

    Budgets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes points out of a budget, if it holds them: however many come at once, not one too many is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean take(Programme programme, long points) {
        return jdbc.sql("update benefit_programme set spent = spent + ? where id = ? and spent + ? <= budget")
                .params(points, programme.id().value(), points).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void giveBack(long programme, long points) {
        jdbc.sql("update benefit_programme set spent = spent - ? where id = ?").params(points, programme).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void raise(long programme, Won by) {
        jdbc.sql("update benefit_programme set budget = budget + ? where id = ?").params(by.amount(), programme)
                .update();
    }

    /** For how many days points of a programme are good. */
    @Transactional(readOnly = true)
    public int validDays(Programme programme) {
        return jdbc.sql("select valid_days from benefit_programme where id = ?").param(programme.id().value())
                .query(Integer.class).single();
    }
}
