package commerce.seller;

import java.time.LocalDate;
import java.util.Map;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import platform.time.BusinessDays;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** What a seller's owner does about the shop itself. */
@MadangTest
class ShopSettingsPageTest {
    @LocalServerPort
    int port;

    @Test
    void offersToWithdrawAHolidayAsLongAsItIsPlanned(@Autowired ApplicationContext context,
            @Autowired BusinessDays days) {
        SellerId seller = new TestShop(context).seller();
        StaffActor owner = TestStaff.ofSeller(context, Tsid.of(seller)).logsIn(port);
        LocalDate today = days.today();

        assertThat(owner.opens("/seller/shop").body()).doesNotContain("id=\"withdraw\"");
        assertThat(plan(owner, today.plusDays(3))).contains("id=\"withdraw\"");
        assertThat(owner.submits("/seller/shop", "/seller/shop/holiday/withdrawal", Map.of()).body())
                .contains("예정된 휴무가 없어요").doesNotContain("id=\"withdraw\"", today.plusDays(3).toString());
        assertThat(plan(owner, today)).as("it is on it").contains("id=\"back\"").doesNotContain("id=\"withdraw\"");
    }

    private static String plan(StaffActor owner, LocalDate from) {
        return owner.submits("/seller/shop", "/seller/shop/holiday",
                Map.of("from", from.toString(), "until", from.plusDays(2).toString())).body();
    }
}
