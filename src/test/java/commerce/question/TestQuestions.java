package commerce.question;

import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;

/** Questions for tests of other features. */
public final class TestQuestions {
    private TestQuestions() {}

    /** A question about some product of this seller's. */
    public static String of(ApplicationContext context, SellerId seller) {
        TestShop shop = TestShop.of(context, seller);
        ProductId product = shop.productOf(shop.sells("한라봉 3kg", 30_000, 5));
        return Long.toString(context.getBean(AskQuestion.class).ask(context.getBean(Ids.class).next(), product, false,
                "언제 오나요?").id().value());
    }
}
