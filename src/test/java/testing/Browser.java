package testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives browser tests their page; see {@link BrowserTest}. One Chromium serves the whole test run. */
public final class Browser implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(Browser.class);
    private static final List<String> ARGUMENTS = List.of("--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage");

    /** Chromium and the driver's process, ended by JUnit when the test run ends. */
    private record Session(Playwright playwright, com.microsoft.playwright.Browser browser) implements AutoCloseable {
        static Session start() {
            Path executable = Chromium.find();
            Playwright playwright = Playwright
                    .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            boolean root = System.getProperty("user.name").equals("root");
            // Chromium's sandbox does not work for root. Playwright gives each launch a new user data folder.
            return new Session(playwright, playwright.chromium().launch(
                    new LaunchOptions().setExecutablePath(executable).setChromiumSandbox(!root).setArgs(ARGUMENTS)));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    /** One test's window, with cookies of its own. */
    private record Window(BrowserContext context, Page page) {}

    /**
     * Looks at the page, and fails unless nothing on it keeps anybody from using it ({@link Accessibility}). Keeps a picture of all of it in
     * {@code target/screenshots/<name>.png} for whoever asked to see them, by {@code -Dmadang.screenshots=true}: to paint hundreds
     * takes longer than to test the pages.
     */
    public static void look(Page page, String name) {
        Accessibility.requireNoBarrierOn(page);
        if (Boolean.getBoolean("madang.screenshots")) {
            keep(page, name);
        }
    }

    private static void keep(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
    }

    /** What the browser complains about from now on: scripts that fail, what the content security policy refused, missing files. */
    public static List<String> complaintsOf(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return complaints;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Page.class || type == BrowserContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Window window = test.getStore(NAMESPACE).computeIfAbsent("window", key -> open(test), Window.class);
        return parameter.getParameter().getType() == Page.class ? window.page : window.context;
    }

    private static Window open(ExtensionContext test) {
        Session session = test.getRoot().getStore(NAMESPACE).computeIfAbsent("session", key -> Session.start(),
                Session.class);
        String port = SpringExtension.getApplicationContext(test).getEnvironment()
                .getRequiredProperty("local.server.port");
        BrowserContext context = session.browser
                .newContext(new NewContextOptions().setBaseURL("http://localhost:" + port)
                        .setLocale("ko-KR").setTimezoneId("Asia/Seoul").setViewportSize(1280, 800)
                        // No colour is looked at on its way to another.
                        .setReducedMotion(ReducedMotion.REDUCE));
        // Clicks and navigations too.
        context.setDefaultTimeout((double) Patience.LONGEST.toMillis());
        return new Window(context, context.newPage());
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        Window window = test.getStore(NAMESPACE).get("window", Window.class);
        if (window != null && test.getExecutionException().isPresent()) {
            keep(window.page, "failed-" + test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Window window = test.getStore(NAMESPACE).remove("window", Window.class);
        if (window != null) {
            window.context.close();
        }
    }
}
