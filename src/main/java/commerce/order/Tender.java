package commerce.order;

import platform.money.Won;

/** What one kind of money paid and got back so far. */
record Tender(String kind, Won captured, Won refunded) {
    Won left() {
        return captured.minus(refunded);
    }
}
