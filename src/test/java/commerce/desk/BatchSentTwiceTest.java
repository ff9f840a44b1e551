package commerce.desk;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import commerce.TestShop;
import commerce.order.ItemId;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Race;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** A form about many orders, each in a transaction of its own, comes twice at the same time. */
@MadangTest
class BatchSentTwiceTest {
    private static final int ROUNDS = 3;

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    @Test
    void oneDoesItAndTheOtherIsToldSo() throws Exception {
        TestShop shop = new TestShop(context);
        Tsid seller = Tsid.of(shop.seller());
        TestDesk desk = new TestDesk(context, seller);
        StaffActor person = TestStaff.ofSeller(context, seller).logsIn(port);
        String csrf = person.csrfTokenOn("/seller/orders");
        for (int round = 0; round < ROUNDS; round++) {
            List<ItemId> items = Stream.generate(desk::paid).limit(4).toList();
            String form = "_once=" + UUID.randomUUID() + "&tab=NEW"
                    + String.join("", items.stream().map(item -> "&item=" + item.value()).toList());
            Callable<HttpResponse<String>> send = () -> person.sendsText("/seller/orders/confirmation", form, csrf);
            List<HttpResponse<String>> answers = Race.atOnce(List.of(send, send, send));
            assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
            assertThat(answers.stream()
                    .filter(answer -> answer.headers().firstValue("Idempotent-Replayed").isPresent())).hasSize(2);
            for (ItemId item : items) {
                assertThat(shop.text("select confirmation from commerce_order_line where id = ?", item.value()))
                        .isEqualTo("CONFIRMED");
            }
        }
    }
}
