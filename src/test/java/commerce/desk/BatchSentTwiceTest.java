package commerce.desk;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import testing.LogLines;
import testing.MadangTest;
import testing.Race;
import testing.StaffActor;

import static java.nio.charset.StandardCharsets.UTF_8;
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
    void aFileOfInvoiceNumbersIsTakenOnce() {
        TestShop shop = new TestShop(context);
        Tsid seller = Tsid.of(shop.seller());
        TestDesk desk = new TestDesk(context, seller);
        StaffActor person = TestStaff.ofSeller(context, seller).logsIn(port);
        String csrf = person.csrfTokenOn("/seller/orders");
        List<ItemId> items = Stream.generate(desk::confirmed).limit(2).toList();
        byte[] file = ("[item],[courier],[invoice]\r\n" + String.join("", items.stream()
                .map(item -> item.value() + ",CJ_LOGISTICS," + desk.invoice() + "\r\n").toList())).getBytes(UTF_8);
        Map<String, String> form = Map.of("_once", UUID.randomUUID().toString());
        for (boolean again : new boolean[]{false, true}) {
            HttpResponse<String> answer = person.sendsFile("/seller/orders/invoices", form, "sent.csv", file, csrf);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Idempotent-Replayed").isPresent()).isEqualTo(again);
            for (ItemId item : items) {
                assertThat(shop.number("select count(*) from commerce_shipment_item where line_id = ?", item.value()))
                        .isEqualTo(1);
            }
        }
    }

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
            List<HttpResponse<String>> answers = new ArrayList<>();
            assertThat(LogLines.during("commerce.shipment.SellerBatch",
                    () -> answers.addAll(Race.atOnce(List.of(send, send, send))))).isEmpty();
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
