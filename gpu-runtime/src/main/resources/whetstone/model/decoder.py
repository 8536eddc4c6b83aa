# A decoder-only transformer: token embedding, blocks of grouped-query attention with rotary positions and of a gated
# MLP, each behind an RMS norm (arXiv:1910.07467, 2104.09864, 2305.13245, 2002.05202), and an output head.
#
# libtorch runs this text; Java fills in the upper-case constants and calls the methods. Gradients are written out:
# no tape runs, and buffers are written in place. Letters: B sequences of T positions, N tokens, D width, H heads, K
# key-value heads, G = H / K, S head size, F hidden, V vocabulary. `p` is what `prepare` made of the weights `w`.
class Decoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # --- weights -------------------------------------------------------------------------------------------------------

  # The weights in the type of the products. Each norm's scale is folded into the matrix behind it:
  # W (x * scale) = (W * scale) x. Rows that make queries and keys are put in halves, see `halves`.
  def prepare(self: __torch__.Decoder, w: List[Tensor]) -> List[Tensor]:
    p = annotate(List[Tensor], [])
    p.append(w[0].to(TYPE))
    p.append((w[HEAD] * w[1]).to(TYPE))
    for i in range(LAYERS):
      o = FIRST + i * SLOTS
      p.append(self.halves(w[o + 1] * w[o]).to(TYPE))
      p.append(w[o + 2].to(TYPE))
      p.append((w[o + 4] * w[o + 3]).to(TYPE))
      p.append(w[o + 5].to(TYPE))
      if BIAS:
        p.append(self.halves(w[o + 6]).to(TYPE))
    return p

  # Rotary positions turn the first half of a head's numbers against its second half. With the first halves of all query
  # and key heads beside each other, and then all second halves, that is done in long runs, which is several times faster.
  # Puts rows (query heads, key heads, value heads) into that order.
  def halves(self: __torch__.Decoder, x: Tensor) -> Tensor:
    turned = x[:TURNED].reshape([HEADS + KVHEADS, 2, HEADSIZE // 2, -1]).transpose(0, 1)
    return torch.cat([turned.reshape([TURNED, -1]).view_as(x[:TURNED]), x[TURNED:]])

  # Back to the order of the heads.
  def heads(self: __torch__.Decoder, x: Tensor) -> Tensor:
    turned = x[:TURNED].reshape([2, HEADS + KVHEADS, HEADSIZE // 2, -1]).transpose(0, 1)
    return torch.cat([turned.reshape([TURNED, -1]).view_as(x[:TURNED]), x[TURNED:]])

  # Adds to the gradients `g` of the weights `w` what the gradients `q` of `prepare(w)` say.
  def unfold(self: __torch__.Decoder, w: List[Tensor], q: List[Tensor], g: List[Tensor]) -> Tensor:
    torch.add_(g[0], q[0])
    torch.add_(g[HEAD], q[1] * w[1])
    torch.add_(g[1], torch.sum(q[1] * w[HEAD], [0]))
    for i in range(LAYERS):
      o = FIRST + i * SLOTS
      m = 2 + i * PARTS
      qkv = self.heads(q[m])
      torch.add_(g[o + 1], qkv * w[o])
      torch.add_(g[o], torch.sum(qkv * w[o + 1], [0]))
      torch.add_(g[o + 2], q[m + 1])
      torch.add_(g[o + 4], q[m + 2] * w[o + 3])
      torch.add_(g[o + 3], torch.sum(q[m + 2] * w[o + 4], [0]))
      torch.add_(g[o + 5], q[m + 3])
      if BIAS:
        torch.add_(g[o + 6], self.heads(q[m + 4]))
    for x in q:
      torch.zero_(x)
    return torch.zeros([])

  # Clips the gradient to norm `clip` and takes one AdamW step. Returns the norm before clipping; where it is not
  # finite, nothing moves. Leaves the gradients at zero. The matrices (w, gradient g, means m and v, step counts s) decay;
  # the vectors (the same letters with a 1) do not. They come as lists of their own, because libtorch takes writes into
  # a list made here for dead code. `hyper`: learning rate, beta1, beta2, epsilon, weight decay, clip.
  def adamw(self: __torch__.Decoder, hyper: Tensor, w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], s: List[Tensor], w1: List[Tensor], g1: List[Tensor], m1: List[Tensor], v1: List[Tensor], s1: List[Tensor]) -> Tensor:
    norm = torch.sqrt(torch.sum(torch.stack([torch.sum(torch.mul(x, x)) for x in g + g1])))
    if float(norm) < inf:
      factor = torch.clamp(hyper[5] / (norm + 1e-6), None, 1.)
      for x in g + g1:
        torch.mul_(x, factor)
      for x in s + s1:
        torch.add_(x, 1)
      ops.aten._fused_adamw_(w, g, m, v, annotate(List[Tensor], []), s, lr=float(hyper[0]), beta1=float(hyper[1]), beta2=float(hyper[2]), weight_decay=float(hyper[4]), eps=float(hyper[3]), amsgrad=False, maximize=False)
      ops.aten._fused_adamw_(w1, g1, m1, v1, annotate(List[Tensor], []), s1, lr=float(hyper[0]), beta1=float(hyper[1]), beta2=float(hyper[2]), weight_decay=0., eps=float(hyper[3]), amsgrad=False, maximize=False)
    for x in g + g1:
      torch.zero_(x)
    return norm

  # --- parts ---------------------------------------------------------------------------------------------------------

  # 1 / root mean square of each row, (N, 1).
  def scale(self: __torch__.Decoder, x: Tensor) -> Tensor:
    n = torch.linalg_vector_norm(x, 2, [-1], True).to(ATLEAST32)
    return torch.rsqrt(n * n / WIDTH + EPSILON).to(x.dtype)

  # The gradient of y = x * r, r = scale(x), added to `dx`.
  def scale_back(self: __torch__.Decoder, dy: Tensor, y: Tensor, r: Tensor, dx: Tensor) -> Tensor:
    along = torch.sum(dy * y, [-1], True) / -WIDTH
    return torch.addcmul_(dx, torch.addcmul_(dy, y, along), r)

  # Cosines or sines (T, S / 2) for every query and key head beside each other, in the type of the products. Queries
  # are scaled by them too, so that nobody has to scale their products with the keys.
  def angles(self: __torch__.Decoder, x: Tensor) -> Tensor:
    return torch.cat([(x * SCALE).repeat([1, HEADS]), x.repeat([1, KVHEADS])], 1).to(TYPE)

  # Turns the halves in `x` (B, T, …) by the angles of their positions into `out`; with -sin it turns them back.
  def rotate(self: __torch__.Decoder, x: Tensor, cos: Tensor, sin: Tensor, out: Tensor) -> Tensor:
    h = TURNED // 2
    a = x[..., :h]
    b = x[..., h:TURNED]
    torch.addcmul_(torch.mul(a, cos, out=out[..., :h]), b, sin, value=-1)
    torch.addcmul_(torch.mul(b, cos, out=out[..., h:TURNED]), a, sin)
    return out

  # Queries (B, H, T, S) and keys (B, K, T, S) from turned halves (B, T, …): views.
  def split(self: __torch__.Decoder, x: Tensor) -> Tuple[Tensor, Tensor]:
    heads = x.view([x.size(0), x.size(1), 2, HEADS + KVHEADS, HEADSIZE // 2]).permute([0, 3, 1, 2, 4])
    return (heads[:, :HEADS], heads[:, HEADS:])

  # (T, T), 0 where a position may look and -inf where it may not.
  def causal(self: __torch__.Decoder, t: int, like: Tensor) -> Tensor:
    return torch.triu(torch.full([t, t], -inf, dtype=like.dtype, device=like.device), 1)

  def bias(self: __torch__.Decoder, x: Tensor, p: List[Tensor], m: int) -> Tensor:
    if BIAS:
      x = torch.add_(x, p[m + 4])
    return x

  # --- training ------------------------------------------------------------------------------------------------------

  # What sequences begin with in common is computed once (for the prompts of groups: arXiv:2506.05433): N tokens, each
  # after its own past, and `places` (B, T), which of them stands where on the B paths through this tree. Only attention
  # sees whole paths. Padding may name any token, since nothing real looks at it.

  # Rows of tokens (N, …) to where they stand, (B, T, …).
  def spread(self: __torch__.Decoder, x: Tensor, places: Tensor) -> Tensor:
    b, t = places.size(0), places.size(1)
    if x.size(0) == b * t:
      x = x.view([b, t, -1])
    else:
      x = torch.embedding(x, places)
    return x

  # The gradient of `spread`: those of all places of a token (B, T, …) added up, (n, …).
  def spread_back(self: __torch__.Decoder, d: Tensor, places: Tensor, n: int) -> Tensor:
    if n == places.size(0) * places.size(1):
      d = d.view([n, -1])
    else:
      d = ops.aten.embedding_dense_backward(d, places, n, -1, False)
    return d

  # The rows of x (B * T, …) at the flat place `first` (N) of each token.
  def meet(self: __torch__.Decoder, x: Tensor, first: Tensor) -> Tensor:
    if first.size(0) < x.size(0):
      x = torch.index_select(x, 0, first)
    return x

  # The gradient of `meet`, (n, …) with n = B * T.
  def meet_back(self: __torch__.Decoder, d: Tensor, first: Tensor, n: int) -> Tensor:
    if first.size(0) < n:
      d = torch.index_copy_(torch.zeros([n, d.size(1)], dtype=d.dtype, device=d.device), 0, first, d)
    return d

  # The blocks on tokens (N), and with them all that the way back needs. First of the result: (N, D).
  def blocks(self: __torch__.Decoder, tokens: Tensor, places: Tensor, first: Tensor, cos: Tensor, sin: Tensor, p: List[Tensor]) -> List[Tensor]:
    b, t = places.size(0), places.size(1)
    c = self.angles(cos[:t])
    s = self.angles(sin[:t])
    x = torch.embedding(p[0], tokens)
    mask = self.causal(t, x)
    kept = annotate(List[Tensor], [])
    for i in range(LAYERS):
      m = 2 + i * PARTS
      r1 = self.scale(x)
      h1 = x * r1
      qkv = self.spread(self.bias(torch.mm(h1, p[m].t()), p, m), places)
      queries, keys = self.split(self.rotate(qkv, c, s, torch.empty([b, t, TURNED], dtype=TYPE, device=x.device)))
      q = queries.reshape([b * KVHEADS, GROUP * t, HEADSIZE])
      k = keys.reshape([b * KVHEADS, t, HEADSIZE])
      v = qkv[..., TURNED:].view([b, t, KVHEADS, HEADSIZE]).transpose(1, 2).reshape([b * KVHEADS, t, HEADSIZE])
      seen = torch.baddbmm(mask.repeat([GROUP, 1]).unsqueeze(0), q, k.transpose(1, 2))
      a = torch.softmax(seen, -1)
      y = self.meet(torch.bmm(a, v).view([b, HEADS, t, HEADSIZE]).transpose(1, 2).reshape([b * t, HEADS * HEADSIZE]), first)
      x = torch.addmm(x, y, p[m + 1].t())
      r2 = self.scale(x)
      h2 = x * r2
      gu = torch.mm(h2, p[m + 2].t())
      gate = torch.silu(gu[:, :HIDDEN])
      act = gate * gu[:, HIDDEN:]
      x = torch.addmm(x, act, p[m + 3].t())
      for z in [h1, r1, q, k, v, a, y, h2, r2, gu, gate, act]:
        kept.append(z)
    return [x] + kept

  # Log-probabilities of `targets` (P) and entropies (P), float32, after the tokens `nodes` (P).
  # Logits are made for a part of the rows at a time, so that a large vocabulary fits.
  def head(self: __torch__.Decoder, x: Tensor, nodes: Tensor, targets: Tensor, heat: Tensor, p: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor, Tensor]:
    x1 = torch.index_select(x, 0, nodes)
    r = self.scale(x1)
    h = x1 * r
    lp = annotate(List[Tensor], [])
    en = annotate(List[Tensor], [])
    n = nodes.size(0)
    at = 0
    while at < n:
      to = min(n, at + CHUNK)
      ls = torch.log_softmax(torch.mm(h[at:to], p[1].t()).to(ATLEAST32) / heat, -1)
      lp.append(torch.gather(ls, -1, targets[at:to].unsqueeze(-1)).squeeze(-1))
      en.append(torch.neg(torch.sum(torch.exp(ls) * ls, [-1])))
      at = to
    return (torch.cat(lp), torch.cat(en), h, r)

  # Log-probabilities of `targets` (P) after `nodes` (P), and entropies there, at the flat places `rows` (M) of (B, T) that
  # make `predictions` (M) of them, and 0 elsewhere; then what `back` needs.
  def score(self: __torch__.Decoder, batch: Tensor, tokens: Tensor, places: Tensor, first: Tensor, nodes: Tensor, targets: Tensor, rows: Tensor, predictions: Tensor, heat: Tensor, cos: Tensor, sin: Tensor, p: List[Tensor]) -> List[Tensor]:
    b, t = int(batch), places.size(1)
    kept = self.blocks(tokens, places, first, cos, sin, p)
    lp, en, h, r = self.head(kept[0], nodes, targets, heat, p)
    flat = torch.zeros([2, b * t], dtype=ATLEAST32, device=tokens.device)
    torch.index_copy_(flat[0], 0, rows, torch.index_select(lp, 0, predictions))
    torch.index_copy_(flat[1], 0, rows, torch.index_select(en, 0, predictions))
    return [flat[0].view([b, t]), flat[1].view([b, t]), h, r, en] + kept

  # Adds to `q` the gradients of the prepared weights, given those of log-probabilities and entropies, (B, T).
  def back(self: __torch__.Decoder, tokens: Tensor, places: Tensor, first: Tensor, nodes: Tensor, targets: Tensor, rows: Tensor, predictions: Tensor, heat: Tensor, cos: Tensor, sin: Tensor, dlp: Tensor, den: Tensor, kept: List[Tensor], p: List[Tensor], q: List[Tensor]) -> Tensor:
    b, t, n = places.size(0), places.size(1), tokens.size(0)
    c = self.angles(cos[:t])
    s = torch.neg(self.angles(sin[:t]))
    dl, de = self.fold(dlp, rows, predictions, targets), self.fold(den, rows, predictions, targets)
    dx = self.head_back(nodes, targets, heat, dl, de, kept, p, q)
    # Written anew by every layer: fresh memory would cost more than what is written there.
    dgu = torch.empty([n, 2 * HIDDEN], dtype=TYPE, device=dx.device)
    turned = torch.empty([b, t, TURNED], dtype=TYPE, device=dx.device)
    dq, dk = self.split(turned)
    dqkv = torch.empty([b, t, TURNED + KVHEADS * HEADSIZE], dtype=TYPE, device=dx.device)
    dv = dqkv[..., TURNED:].view([b, t, KVHEADS, HEADSIZE]).transpose(1, 2)
    for j in range(LAYERS):
      i = LAYERS - 1 - j
      m = 2 + i * PARTS
      o = 6 + i * 12
      h1, r1, qq, k, v, a, y = kept[o], kept[o + 1], kept[o + 2], kept[o + 3], kept[o + 4], kept[o + 5], kept[o + 6]
      h2, r2, gu, gate, act = kept[o + 7], kept[o + 8], kept[o + 9], kept[o + 10], kept[o + 11]
      # gated MLP
      torch.add_(q[m + 3], torch.mm(dx.t(), act))
      dact = torch.mm(dx, p[m + 3])
      g = gu[:, :HIDDEN]
      torch.mul(dact, gate, out=dgu[:, HIDDEN:])
      ops.aten.silu_backward(torch.mul_(dact, gu[:, HIDDEN:]), g, grad_input=dgu[:, :HIDDEN])
      torch.add_(q[m + 2], torch.mm(dgu.t(), h2))
      dx = self.scale_back(torch.mm(dgu, p[m + 2]), h2, r2, dx)
      # attention
      torch.add_(q[m + 1], torch.mm(dx.t(), y))
      dy = self.meet_back(torch.mm(dx, p[m + 1]), first, b * t).view([b, t, HEADS, HEADSIZE]).transpose(1, 2).reshape([b * KVHEADS, GROUP * t, HEADSIZE])
      ds = torch._softmax_backward_data(torch.bmm(dy, v.transpose(1, 2)), a, -1, a.dtype)
      torch.copy_(dq, torch.bmm(ds, k).view([b, HEADS, t, 2, -1]))
      torch.copy_(dk, torch.bmm(ds.transpose(1, 2), qq).view([b, KVHEADS, t, 2, -1]))
      self.rotate(turned, c, s, dqkv)
      torch.copy_(dv, torch.bmm(a.transpose(1, 2), dy).view([b, KVHEADS, t, HEADSIZE]))
      d = self.spread_back(dqkv, places, n)
      torch.add_(q[m], torch.mm(d.t(), h1))
      if BIAS:
        torch.add_(q[m + 4], torch.sum(d, [0]))
      dx = self.scale_back(torch.mm(d, p[m]), h1, r1, dx)
    torch.add_(q[0], ops.aten.embedding_dense_backward(dx, tokens, VOCABULARY, -1, False))
    return torch.zeros([])

  # The gradients by predictions (P): those of all `rows` in `d` (B, T) that make one added up.
  def fold(self: __torch__.Decoder, d: Tensor, rows: Tensor, predictions: Tensor, targets: Tensor) -> Tensor:
    return torch.index_add_(torch.zeros(targets.size(), dtype=d.dtype, device=d.device), 0, predictions, torch.index_select(d.reshape([-1]), 0, rows))

  # d log p(target) / d z = onehot - softmax;  d entropy / d z = -softmax * (log softmax + entropy).
  def head_back(self: __torch__.Decoder, nodes: Tensor, targets: Tensor, heat: Tensor, dl: Tensor, de: Tensor, kept: List[Tensor], p: List[Tensor], q: List[Tensor]) -> Tensor:
    h, r, en, x = kept[2], kept[3], kept[4], kept[5]
    dh = torch.empty_like(h)
    n = nodes.size(0)
    at = 0
    while at < n:
      to = min(n, at + CHUNK)
      ls = torch.log_softmax(torch.mm(h[at:to], p[1].t()).to(ATLEAST32) / heat, -1)
      weight = dl[at:to].unsqueeze(-1) + de[at:to].unsqueeze(-1) * (ls + en[at:to].unsqueeze(-1))
      dz = torch.neg(torch.exp(ls) * weight)
      torch.scatter_add_(dz, -1, targets[at:to].unsqueeze(-1), dl[at:to].unsqueeze(-1))
      dz = (dz / heat).to(h.dtype)
      torch.add_(q[1], torch.mm(dz.t(), h[at:to]))
      torch.mm(dz, p[1], out=dh[at:to])
      at = to
    along = torch.sum(dh * h, [-1], True) / -WIDTH
    dx1 = torch.mul_(torch.addcmul_(dh, h, along), r)
    return ops.aten.embedding_dense_backward(dx1, nodes, x.size(0), -1, False)

  # --- sampling ------------------------------------------------------------------------------------------------------

  # One pass of tokens (B, M) at positions `at` … `at + M - 1` through the blocks. Their keys and values go into the caches
  # (LAYERS, B, K, columns, S); `mask` (B, 1, 1, M, columns) is added to the scores. Returns logits (B, V) after the last
  # token. Caches are read whole: libtorch would copy a part of one before multiplying with it.
  def advance(self: __torch__.Decoder, tokens: Tensor, at: int, mask: Tensor, cos: Tensor, sin: Tensor, ks: Tensor, vs: Tensor, p: List[Tensor]) -> Tensor:
    b, n, columns = tokens.size(0), tokens.size(1), ks.size(3)
    c = cos[at:at + n]
    s = sin[at:at + n]
    turned = torch.empty([b, n, TURNED], dtype=TYPE, device=tokens.device)
    queries, keys = self.split(turned)
    x = torch.embedding(p[0], tokens).view([b * n, WIDTH])
    for i in range(LAYERS):
      m = 2 + i * PARTS
      qkv = self.bias(torch.mm(x * self.scale(x), p[m].t()), p, m).view([b, n, -1])
      self.rotate(qkv, c, s, turned)
      torch.copy_(ks[i][:, :, at:at + n].view([b, KVHEADS, n, 2, -1]), keys)
      torch.copy_(vs[i][:, :, at:at + n], qkv[..., TURNED:].view([b, n, KVHEADS, HEADSIZE]).transpose(1, 2))
      # The query heads that share a key-value head become rows of one product with it.
      k = ks[i].view([b * KVHEADS, columns, HEADSIZE])
      v = vs[i].view([b * KVHEADS, columns, HEADSIZE])
      seen = torch.bmm(queries.reshape([b * KVHEADS, GROUP * n, HEADSIZE]), k.transpose(1, 2))
      seen = torch.add_(seen.view([b, KVHEADS, GROUP, n, columns]), mask)
      y = torch.bmm(torch.softmax(seen, -1).view([b * KVHEADS, GROUP * n, columns]), v)
      y = y.view([b, HEADS, n, HEADSIZE]).transpose(1, 2).reshape([b * n, HEADS * HEADSIZE])
      x = torch.addmm(x, y, p[m + 1].t())
      gu = torch.mm(x * self.scale(x), p[m + 2].t())
      x = torch.addmm(x, torch.mul_(torch.silu(gu[:, :HIDDEN]), gu[:, HIDDEN:]), p[m + 3].t())
    last = x.view([b, n, WIDTH])[:, n - 1]
    return torch.mm(last * self.scale(last), p[1].t()).to(ATLEAST32)

  # What the tokens at `at` … `at + n - 1` may not see of `columns` columns: padding, and what comes later.
  def hide(self: __torch__.Decoder, start: Tensor, at: int, n: int, columns: int) -> Tensor:
    column = torch.arange(columns, device=start.device)
    row = torch.arange(at, at + n, device=start.device).unsqueeze(1)
    padding = torch.lt(column.view([1, 1, -1]), start.view([-1, 1, 1]))
    # A padding row sees itself, so that its softmax is defined; nobody looks at it.
    hidden = torch.logical_or(torch.logical_and(padding, torch.ne(column, row)), torch.gt(column, row))
    zeros = torch.zeros([start.size(0), n, columns], dtype=TYPE, device=start.device)
    return torch.masked_fill(zeros, hidden, -inf).view([start.size(0), 1, 1, n, columns])

  # Left-padded prompts (B, P) into fresh caches. Returns logits and the caches.
  def prefill(self: __torch__.Decoder, tokens: Tensor, start: Tensor, cos: Tensor, sin: Tensor, p: List[Tensor]) -> List[Tensor]:
    b, n = tokens.size(0), tokens.size(1)
    ks = torch.empty([LAYERS, b, KVHEADS, n, HEADSIZE], dtype=TYPE, device=tokens.device)
    vs = torch.empty_like(ks)
    logits = self.advance(tokens, 0, self.hide(start, 0, n, n), self.angles(cos), self.angles(sin), ks, vs, p)
    return [logits, ks, vs]

  # A cache with room for `n` more columns; zeros, because whatever stands there is multiplied by a probability of 0.
  def grow(self: __torch__.Decoder, cache: Tensor, n: int) -> Tensor:
    room = torch.zeros([LAYERS, cache.size(1), KVHEADS, n, HEADSIZE], dtype=TYPE, device=cache.device)
    return torch.cat([cache, room], 3)

  # Rows that have said the same so far share a line of the caches: U lines, and `line` (B), which of them a row goes on
  # from. With few ideas of what to say, as late in training, that is a fraction of the work.

  # What `prefill` or `decode` left for the rows `pick`, in that order.
  def pick(self: __torch__.Decoder, pick: Tensor, logits: Tensor, start: Tensor, line: Tensor, ks: Tensor, vs: Tensor) -> List[Tensor]:
    kept, line, _ = torch._unique2(torch.index_select(line, 0, pick), True, True)
    return [torch.index_select(logits, 0, kept), torch.index_select(start, 0, kept), line, torch.index_select(ks, 1, kept), torch.index_select(vs, 1, kept)]

  # The lines that rows go on in after saying `token` (B) on `line` (B): the line before each and its token, and the new
  # `line`. Where hardly any rows are together any more, each gets a line of its own, and caches are copied no more.
  def part(self: __torch__.Decoder, token: Tensor, line: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    b = line.size(0)
    said, to, _ = torch._unique2(line * VOCABULARY + token, True, True)
    before, tokens = torch.floor_divide(said, VOCABULARY), torch.remainder(said, VOCABULARY)
    if 4 * said.size(0) > 3 * b:
      before, tokens, to = line, token, torch.arange(b, device=line.device)
    return (before, tokens, to)

  # Chooses a token for each row, from the logits (U, V) of its line at the uniform number u (B).
  # `settings`: temperature (0: the likeliest), top-p, top-k. Log-probability and entropy are those of the softmax at
  # that temperature (at 1 where it is 0), before any token is cut off.
  def choose(self: __torch__.Decoder, logits: Tensor, line: Tensor, u: Tensor, settings: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    heat = float(settings[0])
    topp = float(settings[1])
    topk = int(settings[2])
    greedy = heat == 0.
    if greedy:
      heat = 1.
    ls = torch.log_softmax(logits / heat, -1)
    probs = torch.exp(ls)
    entropy = torch.neg(torch.sum(torch.nan_to_num(probs * ls, 0.), [-1]))
    if greedy:
      token = torch.index_select(torch.argmax(logits, -1), 0, line)
    else:
      kept = probs
      if topk > 0 or topp < 1.:
        ranked, order = torch.sort(probs, -1, True)
        before = torch.cumsum(ranked, -1) - ranked
        cut = torch.ge(before, topp)
        if topk > 0:
          torch.fill_(cut[:, topk:], True)
        kept = torch.scatter(torch.zeros_like(probs), -1, order, torch.masked_fill(ranked, cut, 0.))
      total = torch.index_select(torch.cumsum(kept, -1), 0, line)
      at = u.unsqueeze(-1) * total[:, -1:]
      # The last token with a share of its own bounds the search: rounding may leave u above every sum.
      token = torch.sum(torch.le(total, at), [-1])
      highest = torch.argmax(torch.arange(kept.size(1), device=kept.device) * torch.gt(kept, 0.), -1)
      token = torch.minimum(token, torch.index_select(highest, 0, line))
    chosen = torch.index_select(ls.view([-1]), 0, line * ls.size(1) + token)
    return (token, chosen, torch.index_select(entropy, 0, line))

  # Up to u.size(1) more tokens a row, from the uniform numbers u (B, n); stops when all rows have met `end`.
  # Returns tokens (B, m), log-probabilities (B, m), entropies (B, m), and where to go on from: logits, starts, lines and
  # the grown caches.
  def decode(self: __torch__.Decoder, logits: Tensor, start: Tensor, line: Tensor, u: Tensor, settings: Tensor, end: Tensor, cos: Tensor, sin: Tensor, keys: Tensor, values: Tensor, p: List[Tensor]) -> List[Tensor]:
    c = self.angles(cos)
    s = self.angles(sin)
    stop = int(end)
    n = u.size(1)
    at = keys.size(3)
    ks = self.grow(keys, n)
    vs = self.grow(values, n)
    mask = self.hide(start, at, n, at + n)
    done = torch.zeros([line.size(0)], dtype=11, device=logits.device)
    tokens = annotate(List[Tensor], [])
    lp = annotate(List[Tensor], [])
    en = annotate(List[Tensor], [])
    j = 0
    while j < n:
      token, chosen, entropy = self.choose(logits, line, u[:, j], settings)
      # Behind an end comes an end, so that rows that have ended stay together.
      token = torch.masked_fill(token, done, stop)
      tokens.append(token)
      lp.append(chosen)
      en.append(entropy)
      done = torch.logical_or(done, torch.eq(token, stop))
      if bool(torch.all(done)):
        n = j
      else:
        before, said, line = self.part(token, line)
        if not torch.equal(before, torch.arange(start.size(0), device=before.device)):
          start = torch.index_select(start, 0, before)
          mask = torch.index_select(mask, 0, before)
          ks = torch.index_select(ks, 1, before)
          vs = torch.index_select(vs, 1, before)
        logits = self.advance(said.unsqueeze(-1), at + j, mask[:, :, :, j:j + 1], c, s, ks, vs, p)
      j = j + 1
    return [torch.stack(tokens, 1), torch.stack(lp, 1), torch.stack(en, 1), logits, start, line, ks, vs]
