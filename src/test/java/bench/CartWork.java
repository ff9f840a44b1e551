package bench;

import java.nio.ByteBuffer;
import java.util.List;

import bench.Wares.Ware;
import testing.MemberActor;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Each member in turn puts one of the next ware into the cart, and comes back to the same twenty. */
final class CartWork implements HttpLoad.Work {
    private static final int LINES = 20;

    private final List<MemberActor> people;
    private final List<Ware> wares;
    private int next;

    CartWork(List<MemberActor> people, List<Ware> wares) {
        this.people = people;
        this.wares = wares;
    }

    @Override
    public ByteBuffer next() {
        int person = next % people.size();
        Ware ware = wares.get((person * LINES + next / people.size() % LINES) % wares.size());
        String body = "{\"skuId\":\"" + ware.sku() + "\",\"quantity\":" + (1 + next++ % 9) + "}";
        return ByteBuffer.wrap(("PUT /v1/commerce/cart/items HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + people.get(person).bearer() + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body).getBytes(UTF_8));
    }

    @Override
    public boolean answered(ByteBuffer request, int status, int bodyBytes) {
        if (status != 204 && status != 429 && status != 503) {
            throw new IllegalStateException("Answered with " + status);
        }
        return status == 204;
    }
}
