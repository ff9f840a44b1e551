package benefit.grant;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsExpired;

/** Points of a member lapsed: the budgets that gave them may give them to others. */
@Component
class TakeBackLapsed {
    private final Lapsed lapsed;
    private final Budgets budgets;

    TakeBackLapsed(Lapsed lapsed, Budgets budgets) {
        this.lapsed = lapsed;
        this.budgets = budgets;
    }

    @Transactional
    public void takeBack(PointsExpired told) {
        if (lapsed.isNew(told)) {
            Map<Long, Long> byProgramme = new TreeMap<>();
            told.lots().forEach(lot -> byProgramme.merge(lot.programmeId().value(), lot.points(), Long::sum));
            byProgramme.forEach(budgets::giveBack);
        }
    }
}
