import { QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query'
import { ApiProblem, command, getJson, type Method, type Query, withQuery } from './client'
import type { Page } from './types'

export const api = '/api/v1'

/** How often a live page asks again, in milliseconds; the asking rests while the page is hidden. */
export const live = 2000

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 1000,
      refetchOnWindowFocus: true,
      placeholderData: keepPreviousData,
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
  },
})

interface ThingOptions {
  query?: Query
  /** Ask again every so many milliseconds; false for things that never change. */
  every?: number | false
  /** Named by digest, so it never changes and is never asked for again. */
  fixed?: boolean
  enabled?: boolean
}

/** One object of the server. */
export function useThing<T>(path: string, { query, every = false, fixed = false, enabled = true }: ThingOptions = {}) {
  const address = withQuery(api + path, query)
  return useQuery({
    queryKey: [address],
    queryFn: ({ signal }) => getJson<T>(address, signal),
    refetchInterval: every,
    meta: { fixed },
    enabled,
    ...(fixed ? { staleTime: Infinity } : {}),
  })
}

/** A list of the server, page after page by its cursor. */
export function useList<T>(path: string, { query, every = false, enabled = true }: ThingOptions = {}) {
  const address = withQuery(api + path, query)
  const result = useInfiniteQuery({
    queryKey: [address, 'pages'],
    queryFn: ({ pageParam, signal }) => getJson<Page<T>>(withQuery(api + path, { ...query, cursor: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: every,
    enabled,
  })
  const pages = result.data?.pages
  return {
    rows: pages?.flatMap((page) => page.items),
    total: pages?.[0]?.total ?? undefined,
    error: result.error,
    pending: result.isPending,
    more: result.hasNextPage ? () => void result.fetchNextPage() : undefined,
    loadingMore: result.isFetchingNextPage,
  }
}

/** A change. What the page shows is asked for again once the server has answered. */
export function useCommand<TAsked, TResult = unknown>(method: Method, path: string | ((asked: TAsked) => string), bodyOf: (asked: TAsked) => unknown = (asked) => asked) {
  const client = useQueryClient()
  return useMutation<TResult, Error, TAsked>({
    mutationFn: (asked) => command<TResult>(method, api + (typeof path === 'string' ? path : path(asked)), bodyOf(asked)),
    onSettled: () => client.invalidateQueries(),
  })
}
