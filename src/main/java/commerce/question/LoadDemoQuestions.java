package commerce.question;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;

/** What demo members ask about the first products (block 335); half of it is answered. */
@Component
@ConditionalOnDemo
@Order(LoadDemoQuestions.AFTER_GOODS)
class LoadDemoQuestions implements ApplicationRunner {
    static final int AFTER_GOODS = -6;
    private static final int QUESTIONS = 40;
    private static final int PRODUCTS = 30;
    private static final int AUTHORS = 100;
    private static final List<String> TEXTS = List.of("오늘 주문하면 언제 받을 수 있나요?", "선물 포장이 되나요?", "다음 입고는 언제인가요?",
            "제주도도 배송되나요?", "사용 기한이 언제까지인가요?");

    private final DemoLoader loader;
    private final DemoScale scale;
    private final Catalogue catalogue;
    private final Questions questions;
    private final Clock clock;

    LoadDemoQuestions(DemoLoader loader, DemoScale scale, Catalogue catalogue, Questions questions, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.catalogue = catalogue;
        this.questions = questions;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("commerce", progress -> progress.step("questions", QUESTIONS, QUESTIONS, (first, last) -> {
            for (long index = first; index <= last; index++) {
                ask(index);
            }
        }));
    }

    private void ask(long index) {
        DemoRandom random = DemoRandom.of(scale.seed(), "questions", index);
        Optional<Product> found = catalogue.find(
                new ProductId(DemoIds.product(random.between(1, Math.min(PRODUCTS, scale.products()))).value()));
        if (found.isEmpty()) {
            return;
        }
        Product product = found.get();
        Instant at = clock.instant().minus(Duration.ofHours(3 * (QUESTIONS - index) + 1));
        Question question = new Question(new QuestionId(DemoIds.of(335, index).value()), product.id(), product.name(),
                product.sellerId(), DemoIds.member(random.between(1, Math.min(AUTHORS, scale.members()))),
                index % 5 == 0, random.oneOf(TEXTS), Question.State.VISIBLE, at, null, null);
        questions.add(question);
        if (index % 2 == 0) {
            questions.answer(question, "문의 고맙습니다. 상품 상세 페이지에 안내해 두었어요.", at.plus(Duration.ofHours(2)));
        }
    }
}
