package org.lyceum.local.system;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.aws.AwsEndpoint;
import org.lyceum.local.aws.Caller;
import org.lyceum.local.aws.ConnectionsService;
import org.lyceum.local.aws.DynamoDbService;
import org.lyceum.local.aws.Need;
import org.lyceum.local.aws.RolePolicies;
import org.lyceum.local.aws.SecretsService;
import org.lyceum.local.aws.SecretsStore;
import org.lyceum.local.fleet.MediaFleet;
import org.lyceum.local.gateway.GatewayLimits;
import org.lyceum.local.http.FrontDoor;
import org.lyceum.local.http.WebServer;
import org.lyceum.local.lambda.FunctionHost;
import org.lyceum.local.lambda.Functions;
import org.lyceum.local.lambda.HandlerFactory;
import org.lyceum.local.lambda.IsolatedFunctions;
import org.lyceum.local.lambda.LambdaFunction;
import org.lyceum.local.mongo.MongoDbLocal;
import org.lyceum.local.process.ProcessStatus;
import org.lyceum.local.redis.RedisServer;
import org.lyceum.local.store.DynamoDbLocal;
import org.lyceum.local.store.EventSourceMapping;
import org.lyceum.local.store.Tables;
import org.lyceum.local.template.Assembly;
import org.lyceum.local.template.Resolver;
import org.lyceum.local.template.Resource;

/// Everything that the template describes, running on this machine. What was started is stopped in
/// the reverse order, also when a later step fails.
public final class LocalSystem implements AutoCloseable {
    private final Settings settings;
    private final @Nullable Lent lent;
    private final Consumer<String> progress;
    private final Runnable changed;
    private final Assembly assembly;
    private final Resolver resolver;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Set<Path> code = new HashSet<>();
    private volatile boolean closing;
    private @Nullable WebServer frontDoor;
    private @Nullable WebServer awsServer;
    private @Nullable DynamoDbLocal dynamoDb;
    private @Nullable RedisServer redis;
    private @Nullable MongoDbLocal mongo;
    private @Nullable MediaFleet fleet;

    /// What is asked for.
    ///
    /// @param announceAddress where browsers reach the media nodes
    /// @param nodes how many media nodes, or 0 for as many as the template desires
    /// @param parameters of the template, as `cdk deploy --parameters` takes them
    /// @param isolated whether each copy of a function is a process of its own
    public record Settings(
            Path cdkOut,
            Path webClient,
            DataFolder data,
            int port,
            String announceAddress,
            int nodes,
            Map<String, String> parameters,
            boolean isolated) {}

    /// What outlives a system: who runs many of them, one after the other, lends it to each.
    ///
    /// @param handlers knows the classes of functions
    public record Lent(
            HandlerFactory handlers,
            DynamoDbLocal dynamoDb,
            RedisServer redis,
            MongoDbLocal mongo) {}

    /// @param progress gets one line for each step
    /// @param changed called when a process is another than before, or in another state
    public LocalSystem(Settings settings, Consumer<String> progress, Runnable changed) {
        this(settings, null, progress, changed);
    }

    /// The same with lent stores, which are empty.
    public LocalSystem(
            Settings settings, @Nullable Lent lent, Consumer<String> progress, Runnable changed) {
        this.settings = settings;
        this.lent = lent;
        this.progress = progress;
        this.changed = changed;
        assembly = Assembly.load(settings.cdkOut());
        Map<String, String> parameters = new HashMap<>(settings.parameters());
        parameters.put("MongoUri", MongoDbLocal.URI);
        resolver = new Resolver(assembly, parameters);
    }

    /// Starts everything; returns when all of it is ready.
    public void start() throws InterruptedException {
        Path data = settings.data().path();
        NotYet front = new NotYet();
        WebServer door = opened(new WebServer(frontDoorHosts(), settings.port(), front));
        frontDoor = door;
        NotYet aws = new NotYet();
        WebServer awsPort = opened(new WebServer(List.of("127.0.0.1"), 0, aws));
        awsServer = awsPort;

        DynamoDbLocal store = lent == null ? ownDynamoDb(data) : lent.dynamoDb();
        dynamoDb = store;
        RedisServer cache = lent == null ? opened(new RedisServer(data, changed)) : lent.redis();
        redis = cache;
        MongoDbLocal memory = wantsMongo() ? memory(data) : null;
        mongo = memory;
        LocalAddresses addresses =
                new LocalAddresses(
                        assembly,
                        resolver,
                        new LocalAddresses.PortsInUse(
                                door.port(),
                                awsPort.port(),
                                cache.port(),
                                memory == null ? 0 : memory.port()));
        SecretsStore secrets = new SecretsStore(data.resolve("secrets.json"));
        secrets.create(assembly, resolver);
        DynamicReferences references = new DynamicReferences(secrets);
        ConnectionsService connections = new ConnectionsService();
        RolePolicies policies = RolePolicies.of(assembly, resolver);
        AwsEndpoint endpoint =
                endpoint(
                        policies,
                        new AwsEndpoint.Services(
                                new DynamoDbService(store.client()),
                                new SecretsService(secrets),
                                connections));
        aws.becomes(endpoint);
        Functions functions =
                new TemplateFunctions(
                                assembly,
                                resolver,
                                new TemplateFunctions.Surroundings(
                                        host(), addresses, references, awsPort.port(), this::kept))
                        .create(endpoint);
        opened(functions);
        TemplateApis apis = new TemplateApis(assembly, resolver, functions, GatewayLimits.REAL);
        apis.webSockets().forEach(connections::add);
        FrontDoor cloudFront =
                new FrontDoor(
                        assembly,
                        resolver,
                        new FrontDoor.Origins(
                                settings.webClient(), apis.byHost(), references::resolve));

        MediaFleet nodes = opened(fleet(endpoint, policies, addresses, awsPort.port()));
        fleet = nodes;
        store.awaitReady();
        new Tables(store.client()).create(assembly, resolver);
        List<EventSourceMapping> mappings =
                new TemplateMappings(assembly, resolver, policies, settings.data())
                        .create(functions, store.client());
        cache.awaitReady();
        if (memory != null) {
            memory.awaitReady();
        }
        progress.accept("starting media nodes and functions");
        settings.data().forgetOldCode(code);
        nodes.start();
        warmUp(functions);
        mappings.forEach(mapping -> opened(mapping).start());
        nodes.awaitReady();
        apis.webSockets().forEach(this::opened);
        front.becomes(cloudFront);
    }

    /// The port that people open.
    public int port() {
        return frontDoor == null ? settings.port() : frontDoor.port();
    }

    /// All processes, this one first.
    public List<ProcessStatus> processes() {
        List<ProcessStatus> all = new ArrayList<>();
        long pid = ProcessHandle.current().pid();
        all.add(
                new ProcessStatus(
                        "lyceum",
                        pid,
                        ProcessStatus.State.UP,
                        Map.of("http", port(), "aws", awsServer == null ? 0 : awsServer.port()),
                        0));
        if (dynamoDb != null) {
            all.add(dynamoDb.status());
        }
        if (redis != null) {
            all.add(redis.status());
        }
        if (mongo != null) {
            all.add(mongo.status());
        }
        if (fleet != null) {
            all.addAll(fleet.status());
        }
        return all;
    }

    @Override
    public void close() {
        closing = true;
        for (AutoCloseable last = last(); last != null; last = last()) {
            close(last);
        }
    }

    private @Nullable AutoCloseable last() {
        synchronized (started) {
            return started.poll();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(LocalSystem.class.getName())
                    .log(System.Logger.Level.WARNING, "Stopping " + part + " failed", e);
        }
    }

    /// Remembers what must be stopped. What comes up while all is being stopped goes down at once.
    private <T extends AutoCloseable> T opened(T part) {
        synchronized (started) {
            started.push(part);
        }
        if (closing) {
            close();
            throw new LocalFailure("Stopped while starting.");
        }
        return part;
    }

    /// A person's own machine only, unless browsers elsewhere are meant to come.
    private List<String> frontDoorHosts() {
        return settings.announceAddress().startsWith("127.")
                ? List.of("127.0.0.1", "::1")
                : List.of("::", "0.0.0.0");
    }

    private FunctionHost host() {
        if (settings.isolated()) {
            return new IsolatedFunctions(settings.data().path());
        }
        return lent == null ? new HandlerFactory() : lent.handlers();
    }

    /// Whether the template gives some function MongoDB's address.
    private boolean wantsMongo() {
        return assembly.ofType("AWS::Lambda::Function").stream()
                .anyMatch(function ->
                        function.properties()
                                .path("Environment")
                                .path("Variables")
                                .has("LYCEUM_MONGO_URI"));
    }

    private MongoDbLocal memory(Path data) {
        return lent == null ? opened(new MongoDbLocal(data, changed)) : lent.mongo();
    }

    private DynamoDbLocal ownDynamoDb(Path data) {
        progress.accept("starting DynamoDB Local, Redis and MongoDB");
        return opened(new DynamoDbLocal(data, changed));
    }

    private AwsEndpoint endpoint(RolePolicies policies, AwsEndpoint.Services services) {
        Set<String> reachable =
                assembly.ofType("AWS::EC2::VPCEndpoint").stream()
                        .map(endpoint -> resolver.text(endpoint, "ServiceName", ""))
                        .map(service -> service.substring(service.lastIndexOf('.') + 1))
                        .collect(Collectors.toSet());
        return new AwsEndpoint(policies, reachable, services);
    }

    private MediaFleet fleet(
            AwsEndpoint endpoint, RolePolicies policies, LocalAddresses addresses, int awsPort) {
        Resource profile =
                assembly.firstOfType("AWS::IAM::InstanceProfile")
                        .orElseThrow(() -> new LocalFailure("The fleet has no instance profile."));
        String role = resolver.property(profile, "Roles").path(0).asText();
        Caller caller =
                new Caller(Caller.accessKeyOf(profile.logicalId()), "media-node", role, false);
        endpoint.admit(caller);
        return new MediaFleet(
                assembly,
                resolver,
                new MediaFleet.Surroundings(
                        settings.data().path(),
                        settings.announceAddress(),
                        settings.nodes(),
                        TemplateFunctions.awsVariables(caller, awsPort),
                        addresses::localized,
                        this::kept,
                        object -> policies.allows(role, new Need("s3:GetObject", object)),
                        changed));
    }

    private Path kept(Path asset) {
        Path kept = settings.data().keepCode(asset);
        code.add(kept);
        return kept;
    }

    private static void warmUp(Functions functions) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (LambdaFunction function : functions.all()) {
                tasks.add(() -> {
                    function.warmUp();
                    return true;
                });
            }
            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw new LocalFailure("A function does not start: " + e.getCause(), e);
        }
    }
}
