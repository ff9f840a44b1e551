package commerce.groupbuy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a mistake in the code could write of deals, teams and seats, the tables refuse. */
class ConstraintsTest extends TeamScene {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"team_never_overfilled | taken = 4", "team_never_overfilled | paid = 2",
            "team_opened | opened_at = null", "team_expires | expire_at = null",
            "team_ended | ended_at = deadline", "team_ended | end_reason = 'TIME_OVER', ended_at = null",
            "team_full | status = 'FILLED', end_reason = 'FULL', ended_at = deadline, expire_at = null",
            "team_reason | status = 'FILLED', end_reason = 'TIME_OVER', ended_at = deadline, expire_at = null",
            "team_refunding | status = 'FAILED', end_reason = 'TIME_OVER', ended_at = deadline, expire_at = null"})
    void refusesATeamThatContradictsItself(String constraint, String change) {
        refuses(constraint, "update commerce_team set " + change + " where id = ?", team(deal(3)).value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"deal_quota | taken = quota + 1", "deal_price | team_price = list_price",
            "deal_cover | cover_from = 1, cover_budget = 5, cover_spent = 6", "deal_cover | cover_from = team_size",
            "deal_period | ends_at = starts_at"})
    void refusesADealThatContradictsItself(String constraint, String change) {
        refuses(constraint, "update commerce_deal set " + change + " where id = ?", deal(3).value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"team_seat_state | state = 'FREE'", "team_seat_state | holder = null",
            "team_seat_paid | paid_at = null"})
    void refusesASeatThatContradictsItself(String constraint, String change) {
        refuses(constraint, "update commerce_team_seat set " + change + " where order_id = ?",
                leadersOrder(team(deal(3))).value());
    }

    private void refuses(String constraint, String sql, long id) {
        assertThatThrownBy(() -> shop.sql(sql, id)).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("commerce_" + constraint);
    }
}
